package io.tutorflow.billing.payment.stripe;

import static io.tutorflow.billing.payment.stripe.SignedWebhook.refused;
import static io.tutorflow.billing.payment.stripe.SignedWebhook.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.NoticeResult;
import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.billing.payment.StoringNotices;
import io.tutorflow.billing.payment.StripeNotice;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Receives Stripe's webhooks; the signature is the credential. */
@Path("/webhooks/stripe")
@PermitAll
@Cancellable(false)
class StripeEventResource {

    private final StoringNotices noting;
    private final StripeSettings settings;
    private final ObjectMapper json;

    StripeEventResource(StoringNotices noting, StripeSettings settings, ObjectMapper json) {
        this.noting = noting;
        this.settings = settings;
        this.json = json;
    }

    @POST
    @SecurityRequirements
    @Operation(
            operationId = "receiveStripeEvent",
            summary = "Receive a Stripe webhook",
            description = "Signed as described at https://docs.stripe.com/webhooks. An event counts only once, however"
                    + " often it arrives, and the object it names is read from Stripe itself.")
    @APIResponse(responseCode = "200", description = "The event is stored, now or earlier")
    @APIResponse(
            responseCode = "400",
            description = "Not signed by Stripe, older than 5 minutes, or about something that is not ours")
    @APIResponse(responseCode = "503", description = "No webhook secret is configured")
    public Uni<Received> receive(@HeaderParam("Stripe-Signature") @Nullable String signature, byte[] body) {
        var notice = read(new String(body, StandardCharsets.UTF_8), signature);
        return noting.note(notice).map(outcome -> switch (outcome) {
            case NoticeResult.Stored noted -> new Received(true);
            case NoticeResult.Repeated repeated -> new Received(true);
            case NoticeResult.Foreign foreign -> throw refused("event " + notice.id() + ": " + foreign.what());
        });
    }

    private StripeNotice read(String payload, @Nullable String signature) {
        SignedWebhook.verify(payload, signature, settings.webhookSecret());
        var notice = notice(payload);
        if (notice.account() != null) {
            throw refused("event " + notice.id() + " belongs to the connected account " + notice.account());
        }
        SignedWebhook.verifyMode(notice.id(), notice.live(), settings.apiKey());
        return notice;
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
                    paymentOf(object),
                    object.path("payment_intent").textValue(),
                    object.at("/parent/subscription_details/subscription").textValue(),
                    object.path("customer").textValue());
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

    /** Stripe needs no more than this. */
    record Received(boolean received) {}
}
