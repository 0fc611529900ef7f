package io.tutorflow.sandbox.stripe.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where the person at the page is now. */
sealed interface Step {

    /** Done: on to the seller. */
    record Complete(ObjectNode session) implements Step {}

    /** The bank wants to know that it is the holder of the card. */
    record Challenged() implements Step {}

    record Declined(String message) implements Step {}

    /** Too late: it can no longer be paid. */
    record Expired(ObjectNode session) implements Step {}
}
