package io.tutorflow.billing.invoice;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a workspace's invoices are collected. */
@Schema(name = "InvoiceCollection")
record InvoiceCollectionBody(
        @NotNull
        @Pattern(regexp = "by_hand|hosted_link|saved_card", message = "must be by_hand, hosted_link or saved_card")
        @Schema(
                description =
                        "by_hand: an operator decides for each. hosted_link: the buyer pays on a page of Stripe's."
                                + " saved_card: Stripe charges the card that the workspace has saved, or there is a page if it"
                                + " has none",
                enumeration = {"by_hand", "hosted_link", "saved_card"})
        String collection) {

    private static final String NOT_BY_STRIPE = "by_hand";

    static final InvoiceCollectionBody BY_HAND = new InvoiceCollectionBody(NOT_BY_STRIPE);

    Optional<CollectionPath> path() {
        return collection.equals(NOT_BY_STRIPE) ? Optional.empty() : Optional.of(CollectionPath.of(collection));
    }
}
