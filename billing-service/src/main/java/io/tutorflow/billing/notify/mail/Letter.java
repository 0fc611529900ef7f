package io.tutorflow.billing.notify.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person.
 *
 * @param id the sender's key: the same letter is owed once, however often it is asked for
 * @param html the same for who reads HTML; none if text says it all
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
