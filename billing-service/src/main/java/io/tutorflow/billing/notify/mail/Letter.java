package io.tutorflow.billing.notify.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person.
 *
 * @param id the sender's key: the same letter is owed once, however often it is requested
 * @param html the same as HTML; null if there is only text
 * @param file the attachment; null if there is none
 */
public record Letter(
        UUID id,
        String recipient,
        String subject,
        String text,
        @Nullable String html,
        @Nullable File file) {

    /** A PDF; its bytes go from the database to the mail server, and nobody compares them. */
    @SuppressWarnings("ArrayRecordComponent")
    public record File(String name, byte[] pdf) {}

    public Letter(UUID id, String recipient, String subject, String text) {
        this(id, recipient, subject, text, null);
    }

    public Letter(UUID id, String recipient, String subject, String text, @Nullable String html) {
        this(id, recipient, subject, text, html, null);
    }
}
