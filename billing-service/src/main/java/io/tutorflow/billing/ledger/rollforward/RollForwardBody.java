package io.tutorflow.billing.ledger.rollforward;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The books over one month, in USD. */
@Schema(name = "RollForward", description = "What moved the accounts of the books in a month, by when it was posted.")
record RollForwardBody(
        @Schema(description = "UTC", pattern = "\\d{4}-\\d{2}")
        String month,

        List<AccountBody> accounts,

        @Schema(description = "What the month earned: gross less contra revenue")
        BigDecimal netRevenueUsd,

        @Schema(description = "The share of bonuses in deferred revenue when the month began")
        BigDecimal openingBonusUsd,

        @Schema(description = "The same when it ended: deferred revenue less this is what was paid for it")
        BigDecimal closingBonusUsd) {

    /** One account of the books. */
    @Schema(name = "RollForwardAccount", description = "The opening and all movements add up to the closing.")
    record AccountBody(
            @Schema(
                    enumeration = {
                        "deferred_revenue",
                        "promotional_credits",
                        "receivable",
                        "tax_payable",
                        "stripe_clearing",
                        "bank",
                        "gross_revenue",
                        "contra_revenue",
                        "promotions",
                        "write_offs",
                        "rounding"
                    })
            String account,

            BigDecimal openingUsd,
            List<MovementBody> movements,
            BigDecimal closingUsd) {}

    /** What moved it. */
    @Schema(name = "RollForwardMovement")
    record MovementBody(
            @Schema(description = "The kind of transfer") String kind,

            @Schema(description = "Below zero what it took") BigDecimal amountUsd) {}

    static RollForwardBody of(RollForward books) {
        return new RollForwardBody(
                books.month().toString(),
                books.accounts().stream().map(RollForwardBody::account).toList(),
                books.netRevenue().usd(),
                books.bonusBefore().unused().usd(),
                books.bonusAfter().unused().usd());
    }

    private static AccountBody account(RollForward.Account account) {
        return new AccountBody(
                account.book().text(),
                account.opening().usd(),
                account.movements().entrySet().stream()
                        .map(movement -> new MovementBody(
                                movement.getKey(), movement.getValue().usd()))
                        .toList(),
                account.closing().usd());
    }
}
