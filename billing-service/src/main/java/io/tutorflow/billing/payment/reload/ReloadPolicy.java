package io.tutorflow.billing.payment.reload;

import io.tutorflow.billing.payment.Charged;
import io.tutorflow.money.Money;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides how much to charge a saved card, if anything. */
final class ReloadPolicy {

    private final long leastDailyBoundCents;

    /** @param leastDailyBoundCents the lower bound of the default, for owners without a setting of their own */
    ReloadPolicy(long leastDailyBoundCents) {
        this.leastDailyBoundCents = leastDailyBoundCents;
    }

    /**
     * @param left credits less holds
     * @param charged lately, and in flight
     */
    ReloadDecision decide(AutoReload.On wish, Money left, Charged charged, Instant now) {
        var figures = wish.figures();
        boolean isTime = wish.retryAt() == null || !now.isBefore(wish.retryAt());
        boolean isLow = Money.ofCredits(figures.thresholdCents()).exceeds(left);
        if (!isTime || !isLow || charged.pendingCents() > 0) {
            return new ReloadDecision.Nothing();
        }
        var target = Money.ofCredits(figures.targetCents());
        if (Money.ZERO.minus(left).exceeds(target)) {
            return new ReloadDecision.TooDeep();
        }
        long missing = Math.min(cents(target.minus(left)), ReloadLimits.MOST_CENTS);
        return missing < ReloadLimits.LEAST_CENTS ? new ReloadDecision.Nothing() : within(figures, missing, charged);
    }

    private ReloadDecision within(ReloadFigures figures, long missing, Charged charged) {
        long dailyBound = figures.dailyBoundCents(leastDailyBoundCents);
        long leftOfDay = dailyBound - charged.todayCents();
        long leftOfMonth = leftOf(figures.monthlyCapCents(), charged);
        if (leftOfMonth < ReloadLimits.LEAST_CENTS && figures.monthlyCapCents() != null) {
            return new ReloadDecision.MonthIsOver(figures.monthlyCapCents());
        }
        return leftOfDay < ReloadLimits.LEAST_CENTS
                ? new ReloadDecision.DayIsOver(dailyBound)
                : new ReloadDecision.Charge(Math.min(missing, Math.min(leftOfDay, leftOfMonth)));
    }

    private static long leftOf(@Nullable Long monthlyCap, Charged charged) {
        return monthlyCap == null ? Long.MAX_VALUE : monthlyCap - charged.thisMonthCents();
    }

    /** A credit is a cent. Rounded up, so that the target is reached. */
    private static long cents(Money money) {
        return money.credits().setScale(0, RoundingMode.CEILING).longValueExact();
    }
}
