package io.tutorflow.usage.hold;

import io.tutorflow.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An estimate that is to be set aside.
 *
 * @param holdId the usage record's id: asking twice for the same work holds once
 * @param keyId the API key that asks, which the ledger judges once more; none where a person or an edit token asks
 * @param minimum if given, as much as is available will do, from this much on
 * @param capped whether the amount is a bound and not an estimate: it sets no automatic reload off
 */
public record HoldRequest(
        UUID holdId,
        UUID accountId,
        @Nullable UUID keyId,
        Money amount,
        @Nullable Money minimum,
        boolean capped) {

    /** The ledger refuses a whole call for one hold that cannot be, so that its neighbours would fail with it. */
    public HoldRequest {
        if (!amount.isPositive() || (minimum != null && (!minimum.isPositive() || minimum.exceeds(amount)))) {
            throw new IllegalArgumentException("Not to be held: " + amount + ", at least " + minimum);
        }
    }

    /** An estimate, the whole of it. */
    public HoldRequest(UUID holdId, UUID accountId, @Nullable UUID keyId, Money amount) {
        this(holdId, accountId, keyId, amount, null, false);
    }

    /** A bound of work whose price its end decides. */
    public HoldRequest withBound() {
        return new HoldRequest(holdId, accountId, keyId, amount, minimum, true);
    }

    /** Whether so much, set aside already, is what is asked for now; another amount belongs to another request. */
    boolean isMetBy(Money held) {
        return minimum == null ? held.equals(amount) : !held.exceeds(amount) && !minimum.exceeds(held);
    }
}
