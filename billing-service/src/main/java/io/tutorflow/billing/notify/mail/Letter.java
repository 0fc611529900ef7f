package io.tutorflow.billing.notify.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person.
 *
 * @param id the sender's key: the same letter is owed once, however often it is requested
 * @param html the same as HTML; null if there is only text
 */
public record Letter(
        UUID id,
        String recipient,
        String subject,
        String text,
        @Nullable String html) {

    public Letter(UUID id, String recipient, String subject, String text) {
        this(id, recipient, subject, text, null);
    }
}
