package io.tutorflow.billing.wallet;

import io.tutorflow.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks to set an estimate aside.
 *
 * @param keyId the API key that asked, judged once more; none where a person asked
 */
record HoldRequest(HoldId id, AccountId account, @Nullable UUID keyId, Money amount) {

    HoldRequest {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("A hold sets something aside: " + amount);
        }
    }
}
