package io.tutorflow.billing.payment.receipt;

import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was sold, from the moment that it is paid.
 *
 * @param payer as the ledger keeps it: a person's subject, or the page that was used
 * @param email where the receipt goes; nowhere if it is not known
 * @param unit credits or tokens
 * @param card none if Stripe did not say
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

    private static final long MICROS_PER_CENT = 10_000;

    public Money paid() {
        return Money.ofMicros(Math.multiplyExact(cents, MICROS_PER_CENT));
    }
}
