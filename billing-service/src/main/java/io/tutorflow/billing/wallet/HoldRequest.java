package io.tutorflow.billing.wallet;

import io.tutorflow.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks to set an estimate aside.
 *
 * @param keyId the API key that asked, judged once more; none where a person asked
 * @param minimum if given, as much of the amount as is available will do, from this much on
 * @param capped whether the amount is a bound and not an estimate: a balance that it leaves low means nothing yet
 */
record HoldRequest(
        HoldId id,
        AccountId account,
        @Nullable UUID keyId,
        Money amount,
        @Nullable Money minimum,
        boolean capped) {

    HoldRequest {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("A hold sets something aside: " + amount);
        }
        if (minimum != null && (!minimum.isPositive() || minimum.exceeds(amount))) {
            throw new IllegalArgumentException("A minimum is a part of the amount: " + minimum);
        }
    }

    HoldRequest(HoldId id, AccountId account, @Nullable UUID keyId, Money amount) {
        this(id, account, keyId, amount, null, false);
    }

    /** Below this nothing is set aside. */
    Money least() {
        return minimum == null ? amount : minimum;
    }

    /** What is set aside of what is available, which is at least {@link #least}. */
    Money outOf(Money available) {
        return minimum == null ? amount : amount.min(available);
    }

    HoldRequest placedWith(Money placed) {
        return new HoldRequest(id, account, keyId, placed, null, capped);
    }
}
