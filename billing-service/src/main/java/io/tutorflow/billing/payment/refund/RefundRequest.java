package io.tutorflow.billing.payment.refund;

import io.tutorflow.billing.once.KeyedBody;
import io.tutorflow.http.IdempotencyKey;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks for the money back. */
record RefundRequest(
        @Size(min = 1, max = 500) @Schema(description = "Kept with the refund") @Nullable
        String reason,

        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {

    /** Whoever asks for it: one purchase has one set of keys. */
    static final String OPERATION = "refund";

    static final String RULES = "All that is unused of the purchase is taken back, its bonus included, and its price in"
            + " that ratio, rounded down to the cent, goes back to the card. Captures use up the oldest purchase first."
            + " If the bank cannot do it the credits come back (status failed).";

    /** Nothing sent is nothing said. */
    static RefundTerms.Requester by(String who, @Nullable RefundRequest body) {
        return body == null ? new RefundTerms.Requester(who, null) : new RefundTerms.Requester(who, body.reason());
    }
}
