package io.tutorflow.billing.ledger.rollforward;

import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.billing.ledger.HouseAccount;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.billing.ledger.clearing.Clearing.Cash;
import io.tutorflow.money.Money;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The books as {@link RollForward} makes them of all transfers until now. */
public final class SimulatedBooks {

    private static final YearMonth ANY_MONTH = YearMonth.of(2026, 6);

    private final List<Moved> moved = new ArrayList<>();

    /**
     * @param from none: a wallet
     * @param to none: a wallet
     */
    public void add(
            TransferKind kind, @Nullable HouseAccount from, @Nullable HouseAccount to, Money amount, Funding parts) {
        moved.add(new Moved(kind, from, to, true, amount, parts.promo(), parts.purchased(), parts.line()));
    }

    /** What there is of each account that the documents tell of. */
    public Balances balances() {
        var books = RollForward.of(ANY_MONTH, moved, BonusShares.NONE, BonusShares.NONE);
        return new Balances(
                books.account(Book.RECEIVABLE).closing(),
                books.account(Book.GROSS_REVENUE).closing(),
                books.account(Book.STRIPE_CLEARING).closing(),
                books.account(Book.BANK).closing(),
                books.account(Book.TAX_PAYABLE).closing(),
                books.account(Book.ROUNDING).closing());
    }

    /** The accounts of the books that documents and credit notes move. */
    public record Balances(Money receivable, Money revenue, Money stripe, Money bank, Money tax, Money rounding) {

        public static final Balances NONE =
                new Balances(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

        /** Of a document whose money came in there, beside what was captured for it. */
        public static Balances of(Amounts kept, Cash into) {
            return new Balances(
                    Money.ZERO,
                    kept.trueUp(),
                    into == Cash.STRIPE ? kept.total() : Money.ZERO,
                    into == Cash.BANK ? kept.total() : Money.ZERO,
                    kept.tax(),
                    kept.rounding());
        }

        public Balances owing(Money more) {
            return plus(new Balances(more, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO));
        }

        public Balances earning(Money more) {
            return plus(new Balances(Money.ZERO, more, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO));
        }

        public Balances plus(Balances more) {
            return new Balances(
                    receivable.plus(more.receivable),
                    revenue.plus(more.revenue),
                    stripe.plus(more.stripe),
                    bank.plus(more.bank),
                    tax.plus(more.tax),
                    rounding.plus(more.rounding));
        }
    }
}
