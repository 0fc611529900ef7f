package io.tutorflow.billing.refund;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks for the money back. */
record RefundRequest(
        @Size(min = 1, max = 500) @Schema(description = "Kept with the refund") @Nullable
        String reason,

        @Size(min = 1, max = 200) @Schema(description = "The same key again is the same refund") @Nullable
        String idempotencyKey) {

    static final String RULES = "All that is unused of the purchase is taken back, its bonus included, and its price in"
            + " that ratio, rounded down to the cent, goes back to the card. Captures use up the oldest purchase first."
            + " If the bank cannot do it the credits come back (status failed).";

    /** Nothing sent is nothing said. */
    static Refund.Request by(String who, @Nullable RefundRequest body) {
        return body == null
                ? new Refund.Request(who, null, null)
                : new Refund.Request(who, body.reason(), body.idempotencyKey());
    }
}
