package io.tutorflow.billing.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.Noting;
import io.tutorflow.billing.payment.NotingEvents;
import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.billing.payment.StripeNotice;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Where Stripe tells that something happened; the signature is the credential. */
@Path("/webhooks/stripe")
@PermitAll
@Cancellable(false)
class StripeEventResource {

    private static final Logger LOG = Logger.getLogger(StripeEventResource.class);

    /** What Stripe recommends: https://docs.stripe.com/webhooks */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Of secret and of restricted keys. */
    private static final String LIVE_KEY = "_live_";

    private final NotingEvents noting;
    private final StripeSettings settings;
    private final ObjectMapper json;

    StripeEventResource(NotingEvents noting, StripeSettings settings, ObjectMapper json) {
        this.noting = noting;
        this.settings = settings;
        this.json = json;
    }

    @POST
    @SecurityRequirements
    @Operation(
            operationId = "receiveStripeEvent",
            summary = "A webhook of Stripe",
            description =
                    "Signed as https://docs.stripe.com/webhooks says. An event counts once, however often it comes,"
                            + " and Stripe is asked itself about what it names.")
    @APIResponse(responseCode = "200", description = "Kept, or kept before")
    @APIResponse(
            responseCode = "400",
            description = "Not signed by Stripe, older than 5 minutes, or about something that is not ours")
    @APIResponse(responseCode = "503", description = "No secret for it is configured")
    public Uni<Received> receive(@HeaderParam("Stripe-Signature") @Nullable String signature, byte[] body) {
        var notice = read(new String(body, StandardCharsets.UTF_8), signature);
        return noting.note(notice).map(outcome -> switch (outcome) {
            case Noting.Noted noted -> new Received(true);
            case Noting.Repeated repeated -> new Received(true);
            case Noting.Foreign foreign -> throw refused("event " + notice.id() + ": " + foreign.what());
        });
    }

    private StripeNotice read(String payload, @Nullable String signature) {
        verify(payload, signature);
        var notice = notice(payload);
        if (notice.account() != null) {
            throw refused("event " + notice.id() + " is of the connected account " + notice.account());
        }
        boolean keyIsLive = settings.apiKey().orElse("").contains(LIVE_KEY);
        if (notice.live() != keyIsLive) {
            throw refused("event " + notice.id() + " is not of the mode of this service's key");
        }
        return notice;
    }

    private void verify(String payload, @Nullable String signature) {
        var secret = settings.webhookSecret()
                .orElseThrow(() ->
                        ApiProblem.of(ErrorCode.PLATFORM_UNAVAILABLE, "No secret for Stripe's webhooks is configured"));
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

    private StripeNotice notice(String payload) {
        try {
            var event = json.readTree(payload);
            var object = event.path("data").path("object");
            return new StripeNotice(
                    required(event, "id"),
                    required(event, "type"),
                    required(object, "id"),
                    object.path("object").asText(),
                    Instant.ofEpochSecond(event.path("created").asLong()),
                    event.path("livemode").asBoolean(),
                    event.path("account").textValue(),
                    paymentOf(object));
        } catch (IOException unreadable) {
            throw refused("the body is not JSON");
        }
    }

    private static @Nullable PaymentId paymentOf(JsonNode object) {
        var text = object.path("metadata").path("payment_id").asText();
        try {
            return text.isEmpty() ? null : new PaymentId(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static String required(JsonNode node, String field) {
        var text = node.path(field).asText();
        if (text.isEmpty()) {
            throw refused("the event has no " + field);
        }
        return text;
    }

    private static ApiProblem refused(String why) {
        LOG.warnf("A webhook of Stripe was refused: %s", why);
        return ApiProblem.invalid("the webhook is refused: " + why);
    }

    /** Nothing more is said to Stripe. */
    record Received(boolean received) {}
}
