package io.tutorflow.billing.notify.alert;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Below how many credits the owner of a workspace is told. */
@Schema(name = "OwnerLowBalanceThreshold")
record OwnerThresholdBody(
        @Schema(description = "null: no alerts") @Nullable BigDecimal thresholdCredits,

        @Schema(description = "Besides the workspace's verified address")
        List<String> emails,

        @Schema(description = "Whether the balance is below it, as of now")
        boolean low) {

    static OwnerThresholdBody of(Alerts.Standing standing) {
        return new OwnerThresholdBody(
                ThresholdBody.tokens(standing.setting().below()),
                standing.setting().emails(),
                standing.low());
    }
}
