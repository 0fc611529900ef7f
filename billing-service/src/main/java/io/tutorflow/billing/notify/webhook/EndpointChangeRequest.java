package io.tutorflow.billing.notify.webhook;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The changes to an endpoint; omitted fields keep their values. */
record EndpointChangeRequest(
        @Size(max = WebhookLimits.URL_LENGTH) @Schema(examples = "https://hooks.example.com/tutorflow") @Nullable
        String url,

        @Size(max = WebhookLimits.CHOSEN_TYPES) @Schema(description = EndpointChangeRequest.TYPES) @Nullable
        List<String> events,

        @Size(max = WebhookLimits.DESCRIPTION_LENGTH) @Schema(description = "Empty: none") @Nullable
        String description,

        @Pattern(regexp = "enabled|disabled", message = "must be enabled or disabled")
        @Schema(description = "enabled or disabled. Disabling fails pending deliveries, which can be replayed")
        @Nullable
        String status) {

    private static final String TYPES = EndpointRequest.CHOICE + "Empty: all types, including future ones";

    void check(boolean allowPrivate) {
        if (url != null) {
            EndpointUrls.check(url, allowPrivate);
        }
        ChosenTypes.check(events);
    }

    @Nullable
    List<String> chosen() {
        return events == null ? null : ChosenTypes.of(events);
    }

    @Nullable
    String words() {
        return description == null || description.isBlank() ? null : description;
    }
}
