package io.tutorflow.billing.ledger.hold;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.Hold;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.internal.hold.HoldRequest;
import io.tutorflow.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An estimate that is to be set aside.
 *
 * @param keyId the API key that asked, judged once more; none where a person asked
 * @param minimum if given, as much of the amount as is available will do, from this much on
 * @param capped whether the amount is a bound and not an estimate: a balance that it leaves low means nothing yet
 */
public record Estimate(
        HoldId id,
        AccountId account,
        @Nullable UUID keyId,
        Money amount,
        @Nullable Money minimum,
        boolean capped) {

    Estimate(HoldId id, AccountId account, @Nullable UUID keyId, Money amount) {
        this(id, account, keyId, amount, null, false);
    }

    public static Estimate of(HoldRequest asked) {
        return new Estimate(
                new HoldId(asked.holdId()),
                new AccountId(asked.accountId()),
                asked.keyId(),
                asked.amount(),
                asked.minimum(),
                asked.capped());
    }

    /** Below this nothing is set aside. */
    Money least() {
        return minimum == null ? amount : minimum;
    }

    /** What is set aside of what is available, which is at least {@link #least}. */
    Money outOf(Money available) {
        return minimum == null ? amount : amount.min(available);
    }

    /** What is written of it. */
    Hold hold(BillingMode mode) {
        return new Hold(id, account, amount, mode);
    }

    Estimate placedWith(Money placed) {
        return new Estimate(id, account, keyId, placed, null, capped);
    }
}
