package io.tutorflow.billing.notify.alert;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Below how many tokens org admins are told. */
@Schema(name = "SchoolLowBalanceThreshold")
record SchoolThresholdBody(
        @Schema(description = "Of the organization's tokens; null: no alerts") @Nullable
        BigDecimal thresholdTokens,

        @Schema(description = "Of a student's own, unless the student says otherwise; null: no alerts") @Nullable
        BigDecimal studentThresholdTokens,

        List<String> emails,

        @Schema(description = "Whether the organization's balance is below it, as of now")
        boolean low) {

    static SchoolThresholdBody of(Alerts.Standing standing) {
        return new SchoolThresholdBody(
                ThresholdBody.tokens(standing.setting().below()),
                ThresholdBody.tokens(standing.setting().forStudents().orElse(null)),
                standing.setting().emails(),
                standing.low());
    }
}
