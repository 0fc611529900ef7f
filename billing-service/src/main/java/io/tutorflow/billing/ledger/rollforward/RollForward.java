package io.tutorflow.billing.ledger.rollforward;

import io.tutorflow.money.Money;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The accounts of the books in a month, by when the ledger posted what moved them. Each ends with what it began with and
 * what moved it, because it is added up so.
 *
 * @param bonusBefore what became of bonuses by the month's beginning
 * @param bonusAfter and by its end
 */
record RollForward(YearMonth month, Map<Book, Account> accounts, BonusShares bonusBefore, BonusShares bonusAfter) {

    private static final String BONUS = "bonus";

    /** @param movements by their kinds, those that come to nothing left out */
    record Account(Money opening, SortedMap<String, Money> movements) {

        Money moved() {
            return movements.values().stream().reduce(Money.ZERO, Money::plus);
        }

        Money closing() {
            return opening.plus(moved());
        }
    }

    static RollForward of(YearMonth month, List<Moved> moved, BonusShares before, BonusShares after) {
        var openings = new EnumMap<Book, Money>(Book.class);
        var movements = new EnumMap<Book, SortedMap<String, Money>>(Book.class);
        for (var book : Book.values()) {
            openings.put(book, Money.ZERO);
            movements.put(book, new TreeMap<>());
        }
        for (var each : moved) {
            for (var entry : each.entries()) {
                if (each.inMonth()) {
                    movements.get(entry.book()).merge(each.kind().text(), entry.amount(), Money::plus);
                } else {
                    openings.merge(entry.book(), entry.amount(), Money::plus);
                }
            }
        }
        openings.merge(Book.CONTRA_REVENUE, before.used(), Money::plus);
        movements.get(Book.CONTRA_REVENUE).put(BONUS, after.used().minus(before.used()));
        var accounts = new EnumMap<Book, Account>(Book.class);
        for (var book : Book.values()) {
            movements.get(book).values().removeIf(Money.ZERO::equals);
            accounts.put(book, new Account(openings.get(book), movements.get(book)));
        }
        return new RollForward(month, accounts, before, after);
    }

    Account account(Book book) {
        return accounts.get(book);
    }

    /** What the month earned in money: gross less contra. */
    Money netRevenue() {
        return account(Book.GROSS_REVENUE)
                .moved()
                .minus(account(Book.CONTRA_REVENUE).moved());
    }
}
