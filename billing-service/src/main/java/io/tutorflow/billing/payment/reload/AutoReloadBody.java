package io.tutorflow.billing.payment.reload;

import io.tutorflow.billing.payment.Charged;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account's automatic reload. If it was never set, it is off without threshold or target. */
public record AutoReloadBody(
        boolean autoReloadEnabled,

        @Schema(description = "USD: the card is charged when credits less holds fall below this") @Nullable
        BigDecimal autoReloadThresholdUsd,

        @Schema(description = "USD: the balance to reload to") @Nullable
        BigDecimal autoReloadTargetUsd,

        @Schema(description = "USD: the daily limit that was set; if absent, dailyBoundUsd is the default") @Nullable
        BigDecimal dailyCapUsd,

        @Schema(
                description = "USD: the most that is charged automatically in a day (UTC). Unless dailyCapUsd is set,"
                        + " twice the target or USD 50, whichever is more")
        @Nullable
        BigDecimal dailyBoundUsd,

        @Schema(
                description =
                        "USD: the most that is charged automatically in a calendar month (UTC); if absent, there is"
                                + " no limit")
        @Nullable
        BigDecimal monthlyCapUsd,

        @Schema(description = "USD: charged automatically today")
        BigDecimal chargedTodayUsd,

        @Schema(description = "USD: charged automatically this month")
        BigDecimal chargedThisMonthUsd,

        @Schema(description = "USD: being charged at the moment")
        BigDecimal pendingUsd,

        @Schema(description = "Number of consecutive declines; the third switches automatic reload off")
        int declines,

        @Schema(description = "Why the card was last declined, as reported by Stripe", examples = "card_declined")
        @Nullable
        String lastFailure,

        @Schema(
                description = "The earliest time of the next charge: after a decline, when a limit is reached, or while"
                        + " the workspace owes more than the target, which only a person can pay")
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
