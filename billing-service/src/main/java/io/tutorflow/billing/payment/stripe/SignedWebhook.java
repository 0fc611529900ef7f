package io.tutorflow.billing.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a webhook must be before it is believed to be of Stripe's; refused with 400, and logged. */
final class SignedWebhook {

    private static final Logger LOG = Logger.getLogger(SignedWebhook.class);

    /** As recommended by Stripe: https://docs.stripe.com/webhooks */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** In secret and in restricted keys. */
    private static final String LIVE_KEY = "_live_";

    private SignedWebhook() {}

    static void verify(String payload, @Nullable String signature, Optional<String> configured) {
        var secret = configured.orElseThrow(
                () -> ApiProblem.of(ErrorCode.PLATFORM_UNAVAILABLE, "No secret for Stripe webhooks is configured"));
        if (signature == null) {
            throw refused("the header Stripe-Signature is missing");
        }
        try {
            Webhook.Signature.verifyHeader(payload, signature, secret, TOLERANCE.toSeconds());
        } catch (SignatureVerificationException wrong) {
            throw refused("the header Stripe-Signature is not valid: " + wrong.getMessage());
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw refused("the header Stripe-Signature cannot be read");
        }
    }

    /** Test events do not come to a service with a live key, and the other way round. */
    static void verifyMode(String event, boolean live, Optional<String> apiKey) {
        if (live != apiKey.orElse("").contains(LIVE_KEY)) {
            throw refused("event " + event + " is not from the mode of this service's key");
        }
    }

    static String required(JsonNode node, String field) {
        var text = node.path(field).asText();
        if (text.isEmpty()) {
            throw refused("the event has no " + field);
        }
        return text;
    }

    static ApiProblem refused(String why) {
        LOG.warnf("A Stripe webhook was refused: %s", why);
        return ApiProblem.invalid("the webhook is refused: " + why);
    }
}
