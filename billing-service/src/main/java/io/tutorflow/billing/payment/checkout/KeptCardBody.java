package io.tutorflow.billing.payment.checkout;

import io.tutorflow.billing.payment.SavedCard;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The workspace's saved card, as its holder recognizes it. */
@Schema(name = "KeptCard")
record KeptCardBody(
        @Schema(examples = "visa") String brand,

        @Schema(description = "The last four digits", examples = "4242")
        String last4,

        @Schema(description = "Month and year, as printed on the card", examples = "08/28") @Nullable
        String expires,

        @Nullable Instant keptSince) {

    static KeptCardBody of(SavedCard card) {
        return new KeptCardBody(card.brand(), card.last4(), card.expires(), card.keptSince());
    }
}
