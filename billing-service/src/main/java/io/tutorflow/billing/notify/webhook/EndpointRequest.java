package io.tutorflow.billing.notify.webhook;

import io.tutorflow.billing.once.KeyedBody;
import io.tutorflow.http.IdempotencyKey;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new endpoint. */
record EndpointRequest(
        @NotNull
        @Size(max = WebhookLimits.URL_LENGTH)
        @Schema(
                description = "An https URL on port 443 with a public address; no user, password or fragment",
                examples = "https://hooks.example.com/tutorflow")
        String url,

        @Size(max = WebhookLimits.CHOSEN_TYPES) @Schema(description = EndpointRequest.TYPES) @Nullable
        List<String> events,

        @Size(max = WebhookLimits.DESCRIPTION_LENGTH) @Nullable
        String description,

        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {

    static final String CHOICE = "The event types to send: payment.succeeded, payment.failed, budget.exceeded,"
            + " credits.balance_low, credits.exhausted. ";

    private static final String TYPES = CHOICE + "If omitted or empty, all types, including future ones";

    void check(boolean allowPrivate) {
        EndpointUrls.check(url, allowPrivate);
        ChosenTypes.check(events);
    }

    /** The request with defaults filled in. */
    EndpointRequest asTaken() {
        return new EndpointRequest(url, events == null ? List.of() : events, words(), null);
    }

    List<String> chosen() {
        return events == null ? List.of() : ChosenTypes.of(events);
    }

    @Nullable
    String words() {
        return description == null || description.isBlank() ? null : description;
    }
}
