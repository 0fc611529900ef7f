package io.tutorflow.billing.notify.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A customer's response in a form that can be stored and shown. */
final class ReplyText {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private ReplyText() {}

    static String of(byte[] body) {
        return kept(new String(body, UTF_8));
    }

    static String of(Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return "the host name could not be resolved";
        }
        var message = failure.getMessage();
        return kept(message == null ? "the connection failed" : message);
    }

    /** In seconds or as a date; null if it is neither, or in the past. */
    static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        if (SECONDS.matcher(header).matches()) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            var at = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
            var left = Duration.between(now, at.toInstant());
            return left.isNegative() ? null : left;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    /** PostgreSQL cannot store U+0000, and half a character is of no use. */
    private static String kept(String text) {
        var clean = text.replace('\0', '\uFFFD');
        if (clean.length() <= WebhookLimits.KEPT_TEXT) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(WebhookLimits.KEPT_TEXT - 1))
                ? WebhookLimits.KEPT_TEXT - 1
                : WebhookLimits.KEPT_TEXT;
        return clean.substring(0, end);
    }
}
