package io.tutorflow.billing.notify.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A notification, as its reader sees it. */
@Schema(name = "Notification")
@JsonInclude(JsonInclude.Include.NON_NULL)
record NotificationBody(
        UUID id,

        @Schema(
                enumeration = {"balance_low", "tokens_exhausted", "budget_increase_requested", "budget_increase_decided"
                })
        String type,

        @Schema(examples = "The student mia has 92.5 tokens left, which is below the threshold of 100.")
        String message,

        @Schema(description = "The student whose tokens are low; if absent, the organization's") @Nullable
        String studentId,

        @Schema(description = "For balance_low and tokens_exhausted: the balance") @Nullable
        BigDecimal tokens,

        @Schema(description = "For balance_low: the threshold") @Nullable
        BigDecimal thresholdTokens,

        @Schema(description = "Whether you have marked it as read")
        boolean read,

        @Schema(description = "When you have") @Nullable Instant readAt,

        Instant createdAt) {

    static NotificationBody of(SeenNotification seen) {
        var told = seen.told();
        var low = told.content() instanceof Notification.Low balance ? balance : null;
        return new NotificationBody(
                told.id(),
                told.content().type(),
                told.message(),
                low == null ? null : low.student(),
                low == null ? null : low.balance().credits(),
                low == null || low.threshold() == null ? null : low.threshold().credits(),
                seen.readAt() != null,
                seen.readAt(),
                told.at());
    }
}
