package io.tutorflow.billing.payment.checkout;

import io.tutorflow.billing.ledger.posting.Balance;
import io.tutorflow.billing.payment.SavedCard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The workspace that a link pays for. */
@Schema(name = "Checkout")
record CheckoutBody(
        UUID organizationId,
        String name,

        @Schema(description = "Posted credits; one credit is USD 0.01")
        BigDecimal creditBalance,

        @Schema(description = "Credits not held for work in progress")
        BigDecimal availableCredits,

        @Schema(description = "Whether a card is saved for later payments")
        boolean hasPaymentMethod,

        @Schema(description = "The saved card; this link can never charge it, only automatic reload can") @Nullable
        KeptCardBody card,

        @Schema(
                description = "Whether the link was mailed to the workspace's verified address and may therefore change"
                        + " automatic reload")
        boolean mayChangeAutoReload,

        BigDecimal minimumUsd,
        BigDecimal maximumUsd,

        @Schema(enumeration = "USD") String currency,

        @Schema(description = "When the link expires") Instant expiresAt,

        @Schema(description = "The name of the API key that requested the link") @Nullable
        String requestedBy,

        @Schema(description = "The address that gets the receipt, masked", examples = "i•••@lumen.example") @Nullable
        String receiptTo,

        @Schema(description = "Whether this is a sandbox without real money")
        boolean testMode) {

    static CheckoutBody of(BillingSession session, Balance wallet, @Nullable SavedCard card, boolean testMode) {
        return new CheckoutBody(
                session.workspace().id().value(),
                session.workspace().profile().name(),
                wallet.posted().credits(),
                wallet.available().credits(),
                card != null,
                card == null ? null : KeptCardBody.of(card),
                session.isOwners(),
                new BigDecimal(CheckoutLimits.MINIMUM_USD),
                new BigDecimal(CheckoutLimits.MAXIMUM_USD),
                "USD",
                session.expiresAt(),
                session.requestedBy(),
                session.workspace().profile().contact().masked(),
                testMode);
    }
}
