package io.tutorflow.billing.ledger.rollforward;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.billing.ledger.HouseAccount;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The books of the worked examples of invoices. */
class RollForwardTest {

    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    @Test
    void aPrepaidMonthEarnsWhatWasPaidFor() {
        var june = books(
                moved(TransferKind.SIGNUP, HouseAccount.PROMOTIONS, null, true, "1", "1", "0", "0"),
                moved(TransferKind.PURCHASE, HouseAccount.STRIPE_CLEARING, null, true, "20", "0", "20", "0"),
                moved(TransferKind.CAPTURE, null, HouseAccount.REVENUE, true, "5.54", "1", "4.54", "0"));

        assertThat(june.account(Book.GROSS_REVENUE).moved()).isEqualTo(usd("5.54"));
        assertThat(june.account(Book.CONTRA_REVENUE).moved()).isEqualTo(usd("1"));
        assertThat(june.netRevenue()).isEqualTo(usd("4.54"));
        assertThat(june.account(Book.DEFERRED_REVENUE).closing()).isEqualTo(usd("15.46"));
        assertThat(june.account(Book.PROMOTIONAL_CREDITS).closing()).isEqualTo(Money.ZERO);
    }

    @Test
    void aRefundInTheNextMonthLeavesRevenueAndTakesCash() {
        var july = books(
                moved(TransferKind.PURCHASE, HouseAccount.STRIPE_CLEARING, null, false, "20", "0", "20", "0"),
                moved(TransferKind.CAPTURE, null, HouseAccount.REVENUE, false, "5.54", "1", "4.54", "0"),
                moved(TransferKind.REFUND, null, HouseAccount.STRIPE_CLEARING, true, "15.46", "0", "15.46", "0"));

        assertThat(july.netRevenue()).isEqualTo(Money.ZERO);
        assertThat(july.account(Book.GROSS_REVENUE).closing()).isEqualTo(usd("5.54"));
        assertThat(july.account(Book.STRIPE_CLEARING).closing()).isEqualTo(usd("4.54"));
        assertThat(july.account(Book.DEFERRED_REVENUE).opening()).isEqualTo(usd("15.46"));
        assertThat(july.account(Book.DEFERRED_REVENUE).closing()).isEqualTo(Money.ZERO);
    }

    @Test
    void aPaidInvoiceClearsWhatIsReceivable() {
        var july = books(
                moved(TransferKind.CAPTURE, null, HouseAccount.REVENUE, false, "224.39556", "50", "30", "144.39556"),
                moved(TransferKind.LINE_CLEARED, HouseAccount.BANK, null, true, "144.39556", "0", "0", "144.39556"),
                moved(TransferKind.TRUE_UP, HouseAccount.BANK, HouseAccount.REVENUE, true, "325.60444", "0", "0", "0"),
                moved(TransferKind.TAX, HouseAccount.BANK, HouseAccount.TAX_PAYABLE, true, "47", "0", "0", "0"));

        assertThat(july.account(Book.RECEIVABLE).opening()).isEqualTo(usd("144.39556"));
        assertThat(july.account(Book.RECEIVABLE).closing()).isEqualTo(Money.ZERO);
        assertThat(july.account(Book.BANK).closing()).isEqualTo(usd("517"));
        assertThat(july.account(Book.TAX_PAYABLE).closing()).isEqualTo(usd("47"));
        assertThat(july.account(Book.GROSS_REVENUE).movements()).containsOnlyKeys("true_up");
    }

    @Test
    void aBonusIsContraRevenueAsItsPurchaseIsSpent() {
        var books = RollForward.of(
                JUNE,
                List.of(moved(TransferKind.CAPTURE, null, HouseAccount.REVENUE, true, "43", "0", "43", "0")),
                new BonusShares(usd("1"), usd("6.5")),
                new BonusShares(usd("4"), usd("4.5")));

        assertThat(books.account(Book.CONTRA_REVENUE).opening()).isEqualTo(usd("1"));
        assertThat(books.account(Book.CONTRA_REVENUE).movements()).containsEntry("bonus", usd("3"));
        assertThat(books.netRevenue()).isEqualTo(usd("40"));
        assertThat(RollForwardCsv.of(books))
                .startsWith("month,account,line,usd\r\n2026-06,deferred_revenue,opening,0\r\n")
                .contains("2026-06,contra_revenue,bonus,3\r\n2026-06,contra_revenue,closing,4\r\n");
    }

    static RollForward books(Moved... moved) {
        return RollForward.of(JUNE, List.of(moved), BonusShares.NONE, BonusShares.NONE);
    }

    private static Moved moved(
            TransferKind kind,
            @Nullable HouseAccount from,
            @Nullable HouseAccount to,
            boolean inMonth,
            String amount,
            String promo,
            String purchased,
            String line) {
        return new Moved(kind, from, to, inMonth, usd(amount), usd(promo), usd(purchased), usd(line));
    }

    private static Money usd(String usd) {
        return Money.ofUsd(new BigDecimal(usd));
    }
}
