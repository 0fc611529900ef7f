package io.tutorflow.sandbox.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.Optional;

/** Reads a mail. A malformed one is shown as far as possible, and never hides others. */
final class MailText {

    private MailText() {}

    static CaughtMail read(MimeMessage message) {
        return new CaughtMail(
                header(message, "Date"),
                header(message, "From"),
                header(message, "To"),
                header(message, "Subject"),
                content(message, "text/plain").orElse("(no text)"),
                content(message, "text/html").orElse(null));
    }

    /** As it was sent, with encoded words decoded: an unreadable address is shown all the same. */
    private static String header(MimeMessage message, String name) {
        try {
            String sent = message.getHeader(name, ", ");
            return sent == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(sent));
        } catch (MessagingException | IOException unreadable) {
            return "(unreadable: " + unreadable.getMessage() + ")";
        }
    }

    private static Optional<String> content(Part part, String type) {
        try {
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
                for (int place = 0; place < parts.getCount(); place++) {
                    Optional<String> found = content(parts.getBodyPart(place), type);
                    if (found.isPresent()) {
                        return found;
                    }
                }
                return Optional.empty();
            }
            return part.isMimeType(type) ? Optional.of(String.valueOf(part.getContent())) : Optional.empty();
        } catch (MessagingException | IOException unreadable) {
            return Optional.of("(unreadable: " + unreadable.getMessage() + ")");
        }
    }
}
