package io.tutorflow.billing.notify.alert;

import io.tutorflow.http.EmailAddress;
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

/** Requested thresholds for the organization's tokens and for students' own. */
@Schema(name = "SchoolLowBalanceThresholdRequest")
record SchoolThresholdRequest(
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(ThresholdRequest.MAX_TOKENS)
        @Digits(integer = 8, fraction = 4, message = "must have at most 4 decimals")
        @Schema(
                description = "For the organization's tokens: above 0, with at most 4 decimals; omit for no alerts",
                examples = "5000")
        @Nullable
        BigDecimal thresholdTokens,

        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(ThresholdRequest.MAX_TOKENS)
        @Digits(integer = 8, fraction = 4, message = "must have at most 4 decimals")
        @Schema(
                description = "For students' own tokens, unless a student has set a threshold; omit for no alerts",
                examples = "100")
        @Nullable
        BigDecimal studentThresholdTokens,

        @Size(max = AlertSetting.MAX_EMAILS, message = "must have at most {max} entries")
        @Schema(description = "Admins' addresses to mail")
        @Nullable
        List<
                        @NotNull(message = "must not have a null entry") @Size(max = EmailAddress.LIMIT)
                        @Pattern(regexp = EmailAddress.PATTERN, message = EmailAddress.RULE) String>
                emails) {

    AlertSetting setting() {
        return new AlertSetting(
                ThresholdRequest.money(thresholdTokens),
                ThresholdRequest.money(studentThresholdTokens),
                Objects.requireNonNullElse(emails, List.of()));
    }
}
