package io.tutorflow.usage.edit;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * 128 random bits as 32 hexadecimal digits, which allow anyone who has them to edit. They never appear in logs or
 * events.
 */
public record EditToken(String text) {

    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    static EditToken next(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new EditToken(HexFormat.of().formatHex(bytes));
    }

    /** From a caller's text; anything else cannot be a token. */
    static Optional<EditToken> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new EditToken(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "edit token";
    }
}
