package io.tutorflow.billing.ledger.rollforward;

import io.tutorflow.money.Money;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The accounts of the books in a month, by when the ledger posted what moved them. Each ends with what it began with and
 * what moved it, because it is added up so.
 *
 * @param bonusBefore what became of bonuses by the month's beginning
 * @param bonusAfter and by its end
 */
record RollForward(YearMonth month, List<Account> accounts, BonusShares bonusBefore, BonusShares bonusAfter) {

    private static final String BONUS = "bonus";

    /** @param movements by their kinds, those that come to nothing left out */
    record Account(Book book, Money opening, SortedMap<String, Money> movements) {

        Money moved() {
            return movements.values().stream().reduce(Money.ZERO, Money::plus);
        }

        Money closing() {
            return opening.plus(moved());
        }
    }

    static RollForward of(YearMonth month, List<Moved> moved, BonusShares before, BonusShares after) {
        var accounts = Arrays.stream(Book.values())
                .map(book -> account(book, moved, before, after))
                .toList();
        return new RollForward(month, accounts, before, after);
    }

    private static Account account(Book book, List<Moved> moved, BonusShares before, BonusShares after) {
        var opening = Money.ZERO;
        var movements = new TreeMap<String, Money>();
        for (var each : moved) {
            var amount = each.on(book);
            if (each.inMonth()) {
                movements.merge(each.kind().text(), amount, Money::plus);
            } else {
                opening = opening.plus(amount);
            }
        }
        if (book == Book.CONTRA_REVENUE) {
            opening = opening.plus(before.used());
            movements.put(BONUS, after.used().minus(before.used()));
        }
        movements.values().removeIf(Money.ZERO::equals);
        return new Account(book, opening, movements);
    }

    Account account(Book book) {
        return accounts.stream()
                .filter(account -> account.book() == book)
                .findFirst()
                .orElseThrow();
    }

    /** What the month earned in money: gross less contra. */
    Money netRevenue() {
        return account(Book.GROSS_REVENUE)
                .moved()
                .minus(account(Book.CONTRA_REVENUE).moved());
    }
}
