package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;
import java.time.Instant;

/** More than the limit, in the one period that begins then. */
public record Raise(Period period, Instant start, Money amount) {

    public Raise {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a raise gives something: " + amount);
        }
    }

    boolean isFor(Spend spend) {
        return period == spend.period() && start.equals(spend.span().start());
    }
}
