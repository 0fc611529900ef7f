package io.tutorflow.billing.payment.reload;

import io.tutorflow.billing.payment.Charged;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How credits refill themselves. Never set, it is off and has neither threshold nor target. */
public record AutoReloadBody(
        boolean autoReloadEnabled,

        @Schema(description = "USD: when credits less holds are worth less, the card is charged") @Nullable
        BigDecimal autoReloadThresholdUsd,

        @Schema(description = "USD: up to which it is charged") @Nullable
        BigDecimal autoReloadTargetUsd,

        @Schema(description = "USD: the daily bound that was set; none: dailyBoundUsd is the default") @Nullable
        BigDecimal dailyCapUsd,

        @Schema(
                description = "USD: no more is charged by itself in a day (UTC). Unless dailyCapUsd was set it is twice"
                        + " the target, or USD 50 if that is more")
        @Nullable
        BigDecimal dailyBoundUsd,

        @Schema(description = "USD: no more is charged by itself in a calendar month (UTC); none: no bound") @Nullable
        BigDecimal monthlyCapUsd,

        @Schema(description = "USD: charged by itself today")
        BigDecimal chargedTodayUsd,

        @Schema(description = "USD: charged by itself in this month")
        BigDecimal chargedThisMonthUsd,

        @Schema(description = "USD: being charged right now")
        BigDecimal pendingUsd,

        @Schema(description = "How often the card was declined, one after the other; after the third it is off")
        int declines,

        @Schema(description = "Why the card was declined last, in Stripe's words", examples = "card_declined") @Nullable
        String lastFailure,

        @Schema(
                description = "Not before: after a decline, when a bound is reached, or while more is owed than the"
                        + " target, which only a person pays")
        @Nullable
        Instant retryAt) {

    private static final int CENTS = 2;

    static AutoReloadBody unset(Charged charged) {
        return new AutoReloadBody(
                false,
                null,
                null,
                null,
                null,
                null,
                usd(charged.todayCents()),
                usd(charged.thisMonthCents()),
                usd(charged.pendingCents()),
                0,
                null,
                null);
    }

    static AutoReloadBody of(AutoReload wish, Charged charged, long leastDailyBoundCents) {
        var figures = wish.figures();
        return new AutoReloadBody(
                wish instanceof AutoReload.On,
                usd(figures.thresholdCents()),
                usd(figures.targetCents()),
                usdIfAny(figures.dailyCapCents()),
                usd(figures.dailyBoundCents(leastDailyBoundCents)),
                usdIfAny(figures.monthlyCapCents()),
                usd(charged.todayCents()),
                usd(charged.thisMonthCents()),
                usd(charged.pendingCents()),
                wish.declines(),
                wish.lastFailure(),
                wish instanceof AutoReload.On on ? on.retryAt() : null);
    }

    private static @Nullable BigDecimal usdIfAny(@Nullable Long cents) {
        return cents == null ? null : usd(cents);
    }

    private static BigDecimal usd(long cents) {
        return BigDecimal.valueOf(cents, CENTS);
    }
}
