package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;
import java.time.Instant;

/** An addition to the limit in one period. */
public record Raise(Period period, Instant start, Money amount) {

    public Raise {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a raise must be above zero: " + amount);
        }
    }

    boolean isFor(Spend spend) {
        return period == spend.period() && start.equals(spend.span().start());
    }
}
