package io.tutorflow.budget.teacher;

import io.tutorflow.money.Money;
import java.time.Instant;

/**
 * What becomes of money that was reserved of a budget, in the week and the month of that moment.
 *
 * @param freed no longer reserved
 * @param spent by finished work
 * @param overrun the part of it above what was reserved
 */
public record Settled(BudgetId budget, Instant reservedAt, Money freed, Money spent, Money overrun) {

    /** Nothing was spent. */
    public static Settled freed(BudgetId budget, Instant reservedAt, Money amount) {
        return new Settled(budget, reservedAt, amount, Money.ZERO, Money.ZERO);
    }
}
