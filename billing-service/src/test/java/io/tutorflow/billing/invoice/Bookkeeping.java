package io.tutorflow.billing.invoice;

import static java.util.Comparator.comparing;

import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An account as a test writes it down: credits that captures take from in their order, and what was captured so. */
final class Bookkeeping {

    private Money promotional;
    private Money purchased;
    private Money line = Money.ZERO;
    private final List<UsageGroup> captures = new ArrayList<>();

    Bookkeeping(String promotional, String purchased) {
        this.promotional = usd(promotional);
        this.purchased = usd(purchased);
    }

    static Money usd(String amount) {
        return Money.ofUsd(new BigDecimal(amount));
    }

    Bookkeeping grant(String amount) {
        promotional = promotional.plus(usd(amount));
        return this;
    }

    Bookkeeping topUp(String amount) {
        purchased = purchased.plus(usd(amount));
        return this;
    }

    /** Takes what is left of a grant back. */
    Bookkeeping withdrawPromotional() {
        promotional = Money.ZERO;
        return this;
    }

    Bookkeeping uses(YearMonth month, String catalogKey, String unitPrice, Units each, int times) {
        return uses(month, catalogKey, unitPrice, unitPrice, each, times);
    }

    Bookkeeping uses(YearMonth month, String catalogKey, String list, String unitPrice, Units each, int times) {
        for (int count = 0; count < times; count++) {
            capture(new UsageGroup.Key(month, catalogKey, usd(list), usd(unitPrice)), each);
        }
        return this;
    }

    private void capture(UsageGroup.Key key, Units units) {
        var amount = key.unitPrice().times(units);
        var promo = amount.min(promotional);
        var bought = amount.minus(promo).min(purchased.max(Money.ZERO));
        var rest = amount.minus(promo).minus(bought);
        promotional = promotional.minus(promo);
        purchased = purchased.minus(bought);
        line = line.plus(rest);
        captures.add(new UsageGroup(
                key, 1, units, key.listUnitPrice().times(units), amount, new UsageGroup.Parts(promo, bought, rest)));
    }

    /** What was captured since the last document, summed up as the database does. */
    List<UsageGroup> takeUsage() {
        Map<UsageGroup.Key, UsageGroup> sums = new LinkedHashMap<>();
        captures.forEach(capture -> sums.merge(capture.key(), capture, Bookkeeping::sum));
        captures.clear();
        return sums.values().stream()
                .sorted(comparing(
                        UsageGroup::key,
                        comparing(UsageGroup.Key::month).reversed().thenComparing(UsageGroup.Key::catalogKey)))
                .toList();
    }

    Bookkeeping payLine(Money amount) {
        line = line.minus(amount);
        return this;
    }

    Money available(String creditLine) {
        return promotional.plus(purchased).plus(usd(creditLine)).minus(line);
    }

    Money line() {
        return line;
    }

    Money purchased() {
        return purchased;
    }

    private static UsageGroup sum(UsageGroup one, UsageGroup other) {
        return new UsageGroup(
                one.key(),
                one.records() + other.records(),
                new Units(one.units().tenThousandths() + other.units().tenThousandths()),
                one.list().plus(other.list()),
                one.billable().plus(other.billable()),
                one.parts().plus(other.parts()));
    }
}
