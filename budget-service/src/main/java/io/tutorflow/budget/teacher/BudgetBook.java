package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;

/** A budget in force, and how much of the current week and month is used. */
public record BudgetBook(Budget budget, BudgetTerms terms, Map<Period, Spend> spends) {

    private static final int PERCENT_DECIMALS = 2;

    public Spend current() {
        return Objects.requireNonNull(spends.get(terms.period()));
    }

    /** For the current period. */
    public Money limit() {
        return budget.limitIn(current());
    }

    /** How much of the limit is spent, with at most 2 decimals. */
    BigDecimal percent() {
        var percent = BigDecimal.valueOf(current().spent().micros())
                .movePointRight(2)
                .divide(BigDecimal.valueOf(limit().micros()), PERCENT_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }

    public Money remaining() {
        return current().remaining(limit());
    }
}
