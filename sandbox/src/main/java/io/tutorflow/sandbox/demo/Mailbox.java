package io.tutorflow.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.sandbox.control.ControlClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whoever reads the mail that the stack has sent. */
final class Mailbox {

    private static final Duration MAIL_WITHIN = Duration.ofSeconds(60);
    private static final long GLANCE_MILLIS = 500;
    private static final Pattern LINK = Pattern.compile("/v1/platform/agent/verify-email\\?token=([0-9a-f]{64})");

    private final ControlClient control;

    Mailbox(ControlClient control) {
        this.control = control;
    }

    /** What the link in the mail says that an address is verified with. */
    String tokenFor(String email) throws IOException, InterruptedException, Mismatch {
        Instant patience = Instant.now().plus(MAIL_WITHIN);
        while (Instant.now().isBefore(patience)) {
            Optional<String> token = tokenIn(control.ask("/mail"), email);
            if (token.isPresent()) {
                return token.get();
            }
            Thread.sleep(GLANCE_MILLIS);
        }
        throw new Mismatch("no mail arrived for " + email);
    }

    private static Optional<String> tokenIn(JsonNode mails, String email) {
        for (JsonNode mail : mails) {
            var link = LINK.matcher(mail.path("body").asText());
            if (mail.path("to").asText().contains(email) && link.find()) {
                return Optional.of(link.group(1));
            }
        }
        return Optional.empty();
    }
}
