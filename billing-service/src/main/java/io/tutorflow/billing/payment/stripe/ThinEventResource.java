package io.tutorflow.billing.payment.stripe;

import static io.tutorflow.billing.payment.stripe.SignedWebhook.refused;
import static io.tutorflow.billing.payment.stripe.SignedWebhook.required;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.MeterNotices;
import io.tutorflow.billing.payment.MeterNotices.MeterNotice;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Receives Stripe's thin webhooks about meters; the signature is the credential. */
@Path("/webhooks/stripe/thin")
@PermitAll
@Cancellable(false)
class ThinEventResource {

    private static final String ABOUT_METERS = "v1.billing.meter.";

    private final MeterNotices meters;
    private final StripeSettings settings;
    private final ObjectMapper json;

    ThinEventResource(MeterNotices meters, StripeSettings settings, ObjectMapper json) {
        this.meters = meters;
        this.settings = settings;
        this.json = json;
    }

    @POST
    @SecurityRequirements
    @Operation(
            operationId = "receiveThinStripeEvent",
            summary = "Receive a thin Stripe webhook",
            description =
                    "Signed as described at https://docs.stripe.com/webhooks, with the secret of its own endpoint. What it"
                            + " is about is read from Stripe itself, once for each event.")
    @APIResponse(responseCode = "200", description = "The event is stored, now or earlier")
    @APIResponse(responseCode = "400", description = "Not signed by Stripe, older than 5 minutes, or not about a meter")
    @APIResponse(responseCode = "503", description = "No webhook secret is configured")
    public Uni<StripeEventResource.Received> receive(
            @HeaderParam("Stripe-Signature") @Nullable String signature, byte[] body) {
        var payload = new String(body, StandardCharsets.UTF_8);
        SignedWebhook.verify(payload, signature, settings.thinWebhookSecret());
        return meters.note(notice(payload)).replaceWith(() -> new StripeEventResource.Received(true));
    }

    private MeterNotice notice(String payload) {
        try {
            var event = json.readTree(payload);
            var id = required(event, "id");
            var type = required(event, "type");
            SignedWebhook.verifyMode(id, event.path("livemode").asBoolean(), settings.apiKey());
            if (!type.startsWith(ABOUT_METERS)) {
                throw refused("event " + id + " is " + type + ", not about a meter");
            }
            return new MeterNotice(
                    id, type, OffsetDateTime.parse(required(event, "created")).toInstant());
        } catch (IOException | DateTimeException unreadable) {
            throw refused("the body is not an event");
        }
    }
}
