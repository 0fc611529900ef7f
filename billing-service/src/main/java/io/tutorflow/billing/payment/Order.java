package io.tutorflow.billing.payment;

import java.util.UUID;

/**
 * What someone wants to pay for.
 *
 * @param savesCard whether to save the card for later charges
 */
public record Order(UUID accountId, Purpose purpose, Price price, boolean savesCard, Payer payer) {

    /** The text shown at Stripe: {@code 10,750 tokens}. */
    public String description() {
        return "%s TutorFlow %s".formatted(Amounts.credits(price.credited()), purpose.unit());
    }
}
