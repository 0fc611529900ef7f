package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** A budget in force, and how much of the current week and month is used. */
public record BudgetBook(Budget budget, BudgetTerms terms, Map<Period, Spend> spends) {

    public Spend current() {
        return Objects.requireNonNull(spends.get(terms.period()));
    }

    /** For the current period. */
    public Money limit() {
        return budget.limitIn(current());
    }

    public Money remaining() {
        return current().remaining(limit());
    }

    /** Both periods are always counted, whichever one the budget uses. */
    public BudgetBook reserving(Money amount) {
        var after = new EnumMap<Period, Spend>(Period.class);
        spends.forEach((period, spend) -> after.put(period, spend.reserving(amount)));
        return new BudgetBook(budget, terms, after);
    }
}
