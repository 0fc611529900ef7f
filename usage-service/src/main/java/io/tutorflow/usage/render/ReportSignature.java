package io.tutorflow.usage.render;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The renderer's signature of a report: {@code X-Signature: t=<unix seconds>,v1=<hexadecimal digits>}. */
record ReportSignature(String time, String digits) {

    /** From the public contract; both clocks may be slightly off. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

    static Optional<ReportSignature> of(@Nullable String header) {
        var match = FORM.matcher(header == null ? "" : header);
        return match.matches() ? Optional.of(new ReportSignature(match.group(1), match.group(2))) : Optional.empty();
    }

    byte[] mac() {
        return HexFormat.of().parseHex(digits);
    }

    boolean isFresh(Instant now) {
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now);
        return age.abs().compareTo(LIFE) <= 0;
    }
}
