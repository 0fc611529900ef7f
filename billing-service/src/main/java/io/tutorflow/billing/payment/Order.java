package io.tutorflow.billing.payment;

import java.util.UUID;

/**
 * What somebody wants to pay for.
 *
 * @param savesCard whether the card is kept for later charges
 */
public record Order(UUID accountId, Purpose purpose, Price price, boolean savesCard, Payer payer) {

    /** What the person reads at Stripe: {@code 10,750 tokens}. */
    public String description() {
        return "%s TutorFlow %s".formatted(Amounts.credits(price.credited()), purpose.unit());
    }
}
