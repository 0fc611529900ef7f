package io.tutorflow.billing.notify.alert;

import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A low-balance threshold. */
@Schema(name = "LowBalanceThreshold")
record ThresholdBody(
        @Schema(description = "null: no alerts") @Nullable BigDecimal thresholdTokens,

        @Schema(
                enumeration = {"own", "organization"},
                description = "Who set it: a student's own threshold takes precedence over the organization's")
        String source,

        List<String> emails,

        @Schema(description = "Whether the balance is currently below it")
        boolean low) {

    static ThresholdBody of(Alerts.Standing standing) {
        return new ThresholdBody(
                tokens(standing.setting().below()),
                standing.source() == Alerts.Source.OWN ? "own" : "organization",
                standing.setting().emails(),
                standing.low());
    }

    static @Nullable BigDecimal tokens(@Nullable Money money) {
        return money == null ? null : money.credits();
    }
}
