package io.tutorflow.billing.notify.alert;

import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Below how many tokens somebody is told. */
@Schema(name = "LowBalanceThreshold")
record ThresholdBody(
        @Schema(description = "null: no alerts") @Nullable BigDecimal thresholdTokens,

        @Schema(
                enumeration = {"own", "organization"},
                description = "Who said so: a student's own threshold wins over the organization's")
        String source,

        List<String> emails,

        @Schema(description = "Whether the balance is below it, as of now")
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
