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

        @Schema(enumeration = {"balance_low", "tokens_exhausted"})
        String type,

        @Schema(examples = "The student mia has 92.5 tokens left, which is below the threshold of 100.")
        String message,

        @Schema(description = "The student whose tokens are low; if absent, the organization's") @Nullable
        String studentId,

        @Schema(description = "The balance") BigDecimal tokens,

        @Schema(description = "For balance_low: the threshold") @Nullable
        BigDecimal thresholdTokens,

        Instant createdAt) {

    static NotificationBody of(Notification told) {
        var threshold = told.threshold();
        return new NotificationBody(
                told.id(),
                told.type(),
                told.message(),
                told.student(),
                told.balance().credits(),
                threshold == null ? null : threshold.credits(),
                told.at());
    }
}
