package io.tutorflow.billing.invoice;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How Stripe is to collect an invoice. */
@Schema(name = "StripeCollectionRequest")
record StripeCollectionRequest(
        @NotNull
        @Pattern(regexp = "hosted_link|saved_card", message = "must be hosted_link or saved_card")
        @Schema(
                description =
                        "hosted_link: the buyer pays on a page of Stripe's. saved_card: Stripe charges the card that"
                                + " the workspace has saved",
                enumeration = {"hosted_link", "saved_card"})
        String collection) {

    CollectionPath path() {
        return CollectionPath.of(collection);
    }
}
