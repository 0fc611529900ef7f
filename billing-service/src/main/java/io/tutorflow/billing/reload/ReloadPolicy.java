package io.tutorflow.billing.reload;

import io.tutorflow.billing.payment.Charged;
import io.tutorflow.money.Money;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides how much a saved card is charged, if anything. */
final class ReloadPolicy {

    private ReloadPolicy() {}

    /**
     * @param left credits less holds
     * @param charged in this month, and in flight
     */
    static ReloadDecision decide(AutoReload wish, Money left, Charged charged, Instant now) {
        boolean isTime = wish.retryAt() == null || !now.isBefore(wish.retryAt());
        boolean isLow = Money.ofCredits(wish.thresholdCents()).exceeds(left);
        if (!wish.enabled() || !isTime || !isLow || charged.pendingCents() > 0) {
            return new ReloadDecision.Nothing();
        }
        long missing = Math.min(cents(Money.ofCredits(wish.targetCents()).minus(left)), ReloadLimits.MOST_CENTS);
        if (missing < ReloadLimits.LEAST_CENTS) {
            return new ReloadDecision.Nothing();
        }
        long allowed = Math.min(missing, leftOf(wish.monthlyCapCents(), charged));
        return allowed < ReloadLimits.LEAST_CENTS
                ? new ReloadDecision.CapReached()
                : new ReloadDecision.Charge(allowed);
    }

    private static long leftOf(@Nullable Long cap, Charged charged) {
        return cap == null ? Long.MAX_VALUE : cap - charged.paidCents();
    }

    /** A credit is a cent. Rounded up, so that the target is reached. */
    private static long cents(Money money) {
        return money.credits().setScale(0, RoundingMode.CEILING).longValueExact();
    }
}
