package io.tutorflow.billing.ledger.rollforward;

import static io.tutorflow.billing.ledger.rollforward.Book.BANK;
import static io.tutorflow.billing.ledger.rollforward.Book.CONTRA_REVENUE;
import static io.tutorflow.billing.ledger.rollforward.Book.DEFERRED_REVENUE;
import static io.tutorflow.billing.ledger.rollforward.Book.GROSS_REVENUE;
import static io.tutorflow.billing.ledger.rollforward.Book.PROMOTIONAL_CREDITS;
import static io.tutorflow.billing.ledger.rollforward.Book.PROMOTIONS;
import static io.tutorflow.billing.ledger.rollforward.Book.RECEIVABLE;
import static io.tutorflow.billing.ledger.rollforward.Book.ROUNDING;
import static io.tutorflow.billing.ledger.rollforward.Book.STRIPE_CLEARING;
import static io.tutorflow.billing.ledger.rollforward.Book.TAX_PAYABLE;
import static io.tutorflow.billing.ledger.rollforward.Book.WRITE_OFFS;

import io.tutorflow.billing.ledger.HouseAccount;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Transfers of one kind between the same sides, added up.
 *
 * @param from none: a wallet
 * @param to none: a wallet
 * @param inMonth or before it
 */
record Moved(
        TransferKind kind,
        @Nullable HouseAccount from,
        @Nullable HouseAccount to,
        boolean inMonth,
        Money amount,
        Money promo,
        Money purchased,
        Money line) {

    /** What it adds to an account of the books; below zero what it takes. */
    private record Entry(Book book, Money amount) {}

    Money on(Book book) {
        return entries().stream()
                .filter(entry -> entry.book() == book)
                .map(Entry::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        if (from == null) {
            wallet(entries, true);
        } else {
            entries.add(house(from, amount));
        }
        if (to == null) {
            wallet(entries, false);
        } else {
            entries.add(house(to, negative(amount)));
        }
        if (kind.isUsage()) {
            entries.add(new Entry(CONTRA_REVENUE, promo));
        }
        return entries;
    }

    private void wallet(List<Entry> entries, boolean out) {
        entries.add(new Entry(DEFERRED_REVENUE, out ? negative(purchased) : purchased));
        entries.add(new Entry(PROMOTIONAL_CREDITS, out ? negative(promo) : promo));
        entries.add(new Entry(RECEIVABLE, out ? line : negative(line)));
    }

    /** What came in is out of a clearing account, and what was given out of the promotions: they grow by what leaves them. */
    private static Entry house(HouseAccount house, Money out) {
        return switch (house) {
            case REVENUE -> new Entry(GROSS_REVENUE, negative(out));
            case TAX_PAYABLE -> new Entry(TAX_PAYABLE, negative(out));
            case ROUNDING -> new Entry(ROUNDING, negative(out));
            case PROMOTIONS -> new Entry(PROMOTIONS, out);
            case STRIPE_CLEARING -> new Entry(STRIPE_CLEARING, out);
            case BANK -> new Entry(BANK, out);
            case WRITE_OFFS -> new Entry(WRITE_OFFS, out);
        };
    }

    private static Money negative(Money amount) {
        return Money.ZERO.minus(amount);
    }
}
