package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.budget.period.Span;
import io.tutorflow.money.Money;

/**
 * How much of a budget is used in one period.
 *
 * @param spent by finished work
 * @param reserved for work in progress
 * @param raised on top of the limit
 */
public record Spend(Period period, Span span, Money spent, Money reserved, Money raised) {

    static Spend none(Period period, Span span) {
        return new Spend(period, span, Money.ZERO, Money.ZERO, Money.ZERO);
    }

    /** What is left of the limit; never below zero, although work may have ended above its reservation. */
    public Money remaining(Money limit) {
        return limit.minus(spent).minus(reserved).max(Money.ZERO);
    }

    /** Whether nothing more may be spent. */
    boolean reaches(Money limit) {
        return !limit.exceeds(spent);
    }

    Spend reserving(Money amount) {
        return new Spend(period, span, spent, reserved.plus(amount), raised);
    }
}
