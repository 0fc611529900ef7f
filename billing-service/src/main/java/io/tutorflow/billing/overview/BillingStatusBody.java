package io.tutorflow.billing.overview;

import io.tutorflow.billing.overview.ReadingAccounts.Reading;
import io.tutorflow.billing.payment.SavedCard;
import io.tutorflow.billing.payment.reload.AutoReloadBody;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a workspace pays. */
record BillingStatusBody(
        @Schema(description = "Whether a card is saved for later payments")
        boolean hasPaymentMethod,

        @Schema(description = "The brand of the saved card", examples = "visa") @Nullable
        String cardBrand,

        @Schema(description = "The last four digits of the saved card") @Nullable
        String cardLast4,

        @Schema(description = "Posted credits; one credit is USD 0.01")
        BigDecimal creditBalance,

        @Schema(description = "Credits set aside for work in progress")
        BigDecimal heldCredits,

        @Schema(description = "Owed on the credit line: used, and not paid yet")
        BigDecimal usedLineCredits,

        @Schema(
                description = "creditBalance + unused credit line - heldCredits; of a metered workspace without"
                        + " creditBalance, unless that is below 0")
        BigDecimal availableCredits,

        @Schema(enumeration = {"internal_invoice", "stripe_metered"})
        String billingMode,

        String planCode,
        AutoReloadBody autoReload,

        @Schema(description = "Actions that require a verified email address first")
        List<String> restrictedActions) {

    static BillingStatusBody of(Reading reading, @Nullable SavedCard card, AutoReloadBody autoReload) {
        var terms = reading.workspace().terms();
        var wallet = reading.wallet();
        return new BillingStatusBody(
                card != null,
                card == null ? null : card.brand(),
                card == null ? null : card.last4(),
                wallet.posted().credits(),
                wallet.held().credits(),
                wallet.usedLine().credits(),
                wallet.available().credits(),
                terms.billingMode().text(),
                terms.planCode(),
                autoReload,
                reading.workspace().restrictedActions());
    }
}
