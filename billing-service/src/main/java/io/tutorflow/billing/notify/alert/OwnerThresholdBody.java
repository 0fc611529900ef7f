package io.tutorflow.billing.notify.alert;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A workspace's low-balance threshold. */
@Schema(name = "OwnerLowBalanceThreshold")
record OwnerThresholdBody(
        @Schema(description = "null: no alerts") @Nullable BigDecimal thresholdCredits,

        @Schema(description = "Addresses besides the workspace's verified address")
        List<String> emails,

        @Schema(description = "Whether the balance is currently below it")
        boolean low) {

    static OwnerThresholdBody of(Alerts.Standing standing) {
        return new OwnerThresholdBody(
                ThresholdBody.tokens(standing.setting().below()),
                standing.setting().emails(),
                standing.low());
    }
}
