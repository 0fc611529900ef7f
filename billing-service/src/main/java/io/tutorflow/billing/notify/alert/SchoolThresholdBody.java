package io.tutorflow.billing.notify.alert;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An organization's low-balance thresholds. */
@Schema(name = "SchoolLowBalanceThreshold")
record SchoolThresholdBody(
        @Schema(description = "For the organization's tokens; null: no alerts") @Nullable
        BigDecimal thresholdTokens,

        @Schema(description = "For students' own tokens, unless a student has set a threshold; null: no alerts")
        @Nullable
        BigDecimal studentThresholdTokens,

        List<String> emails,

        @Schema(description = "Whether the organization's balance is currently below it")
        boolean low) {

    static SchoolThresholdBody of(Alerts.Standing standing) {
        return new SchoolThresholdBody(
                ThresholdBody.tokens(standing.setting().below()),
                ThresholdBody.tokens(standing.setting().forStudents().orElse(null)),
                standing.setting().emails(),
                standing.low());
    }
}
