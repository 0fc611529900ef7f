package io.tutorflow.billing.ledger.rollforward;

import static io.tutorflow.billing.ledger.rollforward.RollForwardTest.books;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.billing.ledger.HouseAccount;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.money.Money;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The books of anything that can have moved. */
class RollForwardPropertiesTest {

    /** What is owned, less what is owed, is nothing: whatever moved, every movement has two sides. */
    @Property(tries = 500)
    void theBooksAlwaysBalance(@ForAll("movements") List<Moved> moved) {
        var books = books(moved.toArray(Moved[]::new));

        var owned = closing(books, Book.STRIPE_CLEARING, Book.BANK, Book.RECEIVABLE, Book.PROMOTIONS, Book.WRITE_OFFS);
        var owed = closing(
                books,
                Book.DEFERRED_REVENUE,
                Book.PROMOTIONAL_CREDITS,
                Book.GROSS_REVENUE,
                Book.TAX_PAYABLE,
                Book.ROUNDING);
        assertThat(owned).isEqualTo(owed);
    }

    @Provide
    Arbitrary<List<Moved>> movements() {
        var sides = Arbitraries.of(HouseAccount.class).injectNull(0.4);
        return Combinators.combine(
                        Arbitraries.of(TransferKind.class),
                        sides,
                        sides,
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 1_000_000_000),
                        Arbitraries.longs().between(0, 1_000_000_000),
                        Arbitraries.longs().between(0, 1_000_000_000))
                .as((kind, from, to, inMonth, promo, purchased, line) ->
                        twoSided(kind, from, to, inMonth, promo, purchased, line))
                .list()
                .ofMaxSize(40);
    }

    /** As the database's constraints have it: parts add up; what comes into a wallet for its line is owed no longer. */
    private static Moved twoSided(
            TransferKind kind,
            @Nullable HouseAccount from,
            @Nullable HouseAccount to,
            boolean inMonth,
            long promo,
            long purchased,
            long line) {
        boolean house = from != null && to != null;
        boolean between = from == null && to == null;
        long owed = between ? 0 : line;
        return new Moved(
                kind,
                from,
                to,
                inMonth,
                Money.ofMicros(promo + purchased + owed),
                Money.ofMicros(house ? 0 : promo),
                Money.ofMicros(house ? 0 : purchased),
                Money.ofMicros(house ? 0 : owed));
    }

    private static Money closing(RollForward books, Book... accounts) {
        return Arrays.stream(accounts)
                .map(account -> books.account(account).closing())
                .reduce(Money.ZERO, Money::plus);
    }
}
