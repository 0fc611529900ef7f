package io.tutorflow.sandbox.stripe.payment;

import com.fasterxml.jackson.databind.node.TextNode;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.card.Decline;

/** A declined card, as the API says it. */
final class Declined {

    private static final int PAYMENT_REQUIRED = 402;

    private Declined() {}

    static StripeError error(Decline reason) {
        return StripeError.of(PAYMENT_REQUIRED, "card_error", reason.code(), reason.message())
                .with("decline_code", TextNode.valueOf(reason.declineCode()));
    }
}
