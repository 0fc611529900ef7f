package io.tutorflow.billing.ledger;

import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Whether anybody may want to know of a wallet: the highest thresholds that are watched.
 *
 * @param free of credits less holds; none: nobody watches
 * @param posted of all credits; none: nobody watches
 * @param refusals whether somebody wants to know of refusals for lack of credits
 */
public record Tripwire(@Nullable Money free, @Nullable Money posted, boolean refusals) {

    public static final Tripwire NOBODY = new Tripwire(null, null, false);

    /** Whether a wallet that is left like this may concern somebody. */
    public boolean isTouched(Wallet before, Wallet after) {
        boolean moved = !after.posted().equals(before.posted());
        return isBelow(free, after.free()) || (moved && isBelow(posted, after.posted()));
    }

    private static boolean isBelow(@Nullable Money threshold, Money balance) {
        return threshold != null && threshold.exceeds(balance);
    }
}
