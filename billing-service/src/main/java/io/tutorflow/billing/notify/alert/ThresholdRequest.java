package io.tutorflow.billing.notify.alert;

import io.tutorflow.http.EmailAddress;
import io.tutorflow.money.Money;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A requested low-balance threshold. */
@Schema(name = "LowBalanceThresholdRequest")
record ThresholdRequest(
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(ThresholdRequest.MAX_TOKENS)
        @Digits(integer = 8, fraction = 4, message = "must have at most 4 decimals")
        @Schema(description = "Above 0, with at most 4 decimals; omit for no alerts", examples = "500")
        @Nullable
        BigDecimal thresholdTokens,

        @Size(max = AlertSetting.MAX_EMAILS, message = "must have at most {max} entries")
        @Schema(description = "Addresses to mail")
        @Nullable
        List<
                        @NotNull(message = "must not have a null entry") @Size(max = EmailAddress.LIMIT)
                        @Pattern(regexp = EmailAddress.PATTERN, message = EmailAddress.RULE) String>
                emails) {

    static final String MAX_TOKENS = "10000000";

    AlertSetting setting() {
        return new AlertSetting(money(thresholdTokens), null, Objects.requireNonNullElse(emails, List.of()));
    }

    static @Nullable Money money(@Nullable BigDecimal tokens) {
        return tokens == null ? null : Money.ofCredits(tokens);
    }
}
