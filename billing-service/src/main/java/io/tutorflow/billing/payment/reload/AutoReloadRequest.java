package io.tutorflow.billing.payment.reload;

import io.tutorflow.billing.payment.SavedCard;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The setting an owner requests. */
public record AutoReloadRequest(
        @NotNull @Schema(description = "Switching it on requires a saved card, a threshold and a target")
        Boolean autoReloadEnabled,

        @DecimalMin(ReloadLimits.LEAST_THRESHOLD_USD)
        @DecimalMax(ReloadLimits.MOST_USD)
        @Digits(integer = 6, fraction = 2, message = "must be in whole cents")
        @Schema(description = "USD: the card is charged when credits less holds fall below this", examples = "10")
        @Nullable
        BigDecimal autoReloadThresholdUsd,

        @DecimalMin(ReloadLimits.LEAST_TARGET_USD)
        @DecimalMax(ReloadLimits.MOST_USD)
        @Digits(integer = 6, fraction = 2, message = "must be in whole cents")
        @Schema(
                description = "USD, above the threshold: the balance to reload to, if the difference is at least USD 5",
                examples = "50")
        @Nullable
        BigDecimal autoReloadTargetUsd,

        @DecimalMin(ReloadLimits.LEAST_THRESHOLD_USD)
        @DecimalMax(ReloadLimits.MOST_A_MONTH_USD)
        @Digits(integer = 7, fraction = 2, message = "must be in whole cents")
        @Schema(
                description =
                        "USD: the most that is charged automatically in a day (UTC); by default twice the target or"
                                + " USD 50, whichever is more",
                examples = "100")
        @Nullable
        BigDecimal dailyCapUsd,

        @DecimalMin(ReloadLimits.LEAST_THRESHOLD_USD)
        @DecimalMax(ReloadLimits.MOST_A_MONTH_USD)
        @Digits(integer = 7, fraction = 2, message = "must be in whole cents")
        @Schema(
                description =
                        "USD: the most that is charged automatically in a calendar month (UTC); by default there is"
                                + " no limit",
                examples = "200")
        @Nullable
        BigDecimal monthlyCapUsd) {

    /** What is wrong with it for an account with this card. */
    Optional<ReloadRefusal> refusal(Optional<SavedCard> card) {
        return fault().or(() ->
                autoReloadEnabled && card.isEmpty() ? Optional.of(ReloadRefusal.NO_SAVED_CARD) : Optional.empty());
    }

    private Optional<ReloadRefusal> fault() {
        if (autoReloadEnabled && autoReloadThresholdUsd == null) {
            return Optional.of(ReloadRefusal.THRESHOLD_MISSING);
        }
        if (autoReloadEnabled && autoReloadTargetUsd == null) {
            return Optional.of(ReloadRefusal.TARGET_MISSING);
        }
        if ((autoReloadThresholdUsd == null) != (autoReloadTargetUsd == null)) {
            return Optional.of(ReloadRefusal.FIGURES_APART);
        }
        if (dailyCapUsd != null && autoReloadThresholdUsd == null) {
            return Optional.of(ReloadRefusal.DAILY_CAP_ALONE);
        }
        if (monthlyCapUsd != null && autoReloadThresholdUsd == null) {
            return Optional.of(ReloadRefusal.MONTHLY_CAP_ALONE);
        }
        return autoReloadThresholdUsd != null
                        && autoReloadTargetUsd != null
                        && autoReloadTargetUsd.compareTo(autoReloadThresholdUsd) <= 0
                ? Optional.of(ReloadRefusal.TARGET_NOT_ABOVE_THRESHOLD)
                : Optional.empty();
    }

    /** Switching off without figures keeps the earlier ones; empty if there never were any. */
    Optional<AutoReload> after(Optional<AutoReload> before) {
        if (autoReloadThresholdUsd == null || autoReloadTargetUsd == null) {
            return before.map(wish -> AutoReload.off(wish.figures()));
        }
        var figures = new ReloadFigures(
                cents(autoReloadThresholdUsd),
                cents(autoReloadTargetUsd),
                centsIfAny(dailyCapUsd),
                centsIfAny(monthlyCapUsd));
        return Optional.of(autoReloadEnabled ? AutoReload.on(figures) : AutoReload.off(figures));
    }

    private static @Nullable Long centsIfAny(@Nullable BigDecimal usd) {
        return usd == null ? null : cents(usd);
    }

    private static long cents(BigDecimal usd) {
        return usd.movePointRight(2).longValueExact();
    }
}
