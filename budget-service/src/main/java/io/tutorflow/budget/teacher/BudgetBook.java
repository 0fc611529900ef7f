package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** A budget that is set, with what the present week and month have used up. */
public record BudgetBook(Budget budget, BudgetTerms terms, Map<Period, Spend> spends) {

    public Spend current() {
        return Objects.requireNonNull(spends.get(terms.period()));
    }

    /** In the present period. */
    public Money limit() {
        return budget.limitIn(current());
    }

    public Money remaining() {
        return current().remaining(limit());
    }

    /** Both periods go on being counted, whichever the budget goes by now. */
    public BudgetBook reserving(Money amount) {
        var after = new EnumMap<Period, Spend>(Period.class);
        spends.forEach((period, spend) -> after.put(period, spend.reserving(amount)));
        return new BudgetBook(budget, terms, after);
    }
}
