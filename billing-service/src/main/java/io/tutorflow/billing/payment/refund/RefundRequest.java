package io.tutorflow.billing.payment.refund;

import io.tutorflow.billing.once.KeyedBody;
import io.tutorflow.http.IdempotencyKey;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for a refund. */
record RefundRequest(
        @Size(min = 1, max = 500) @Schema(description = "Stored with the refund") @Nullable
        String reason,

        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {

    /** The same for all requesters, because a purchase has one scope of keys. */
    static final String OPERATION = "refund";

    static final String RULES =
            "The whole unused part of the purchase is taken back, including any bonus, and its share of"
                    + " the price, rounded down to the cent, is returned to the card. Usage is charged to the"
                    + " oldest purchase first. If the bank cannot make the refund, the credits are returned (status"
                    + " failed).";

    /** A missing body means no reason. */
    static RefundTerms.Requester by(String who, @Nullable RefundRequest body) {
        return body == null ? new RefundTerms.Requester(who, null) : new RefundTerms.Requester(who, body.reason());
    }
}
