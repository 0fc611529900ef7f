package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a teacher spends in the current week and month, whether or not a budget limits it. */
public record TeacherBook(Budget budget, Map<Period, Spend> spends) {

    /** Empty if there is no limit. */
    public Optional<BudgetBook> limited() {
        var terms = budget.terms();
        return terms == null ? Optional.empty() : Optional.of(new BudgetBook(budget, terms, spends));
    }

    /** Both periods are always counted, whichever one the budget uses. */
    public TeacherBook reserving(Money amount) {
        var after = new EnumMap<Period, Spend>(Period.class);
        spends.forEach((period, spend) -> after.put(period, spend.reserving(amount)));
        return new TeacherBook(budget, after);
    }
}
