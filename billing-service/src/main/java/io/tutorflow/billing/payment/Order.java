package io.tutorflow.billing.payment;

import java.util.Objects;
import java.util.UUID;

/**
 * What somebody wants to pay for.
 *
 * @param savesCard whether the card is kept for later charges
 */
public record Order(UUID accountId, Purpose purpose, Price price, boolean savesCard, Payer payer) {

    /** Whether it is the same wish; who sends it may differ. */
    boolean isSameAs(Order other) {
        return accountId.equals(other.accountId)
                && purpose == other.purpose
                && price.equals(other.price)
                && savesCard == other.savesCard
                && Objects.equals(payer.receiptEmail(), other.payer.receiptEmail());
    }

    /** What the person reads at Stripe: {@code 10,750 tokens}. */
    String description() {
        return "%s TutorFlow %s".formatted(Amounts.credits(price.credited()), purpose.unit());
    }
}
