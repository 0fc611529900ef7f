package io.tutorflow.billing.payment.receipt;

import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was sold, at the moment of payment.
 *
 * @param payer as stored in the ledger: a person's subject, or the page that was used
 * @param email the address for the receipt; null if unknown
 * @param unit credits or tokens
 * @param card null if Stripe did not name it
 */
public record Sale(
        UUID paymentId,
        UUID accountId,
        String payer,
        @Nullable String email,
        String unit,
        long cents,
        Money bonus,
        @Nullable PaidCard card,
        Instant paidAt) {

    public Money paid() {
        return Money.ofCents(cents);
    }
}
