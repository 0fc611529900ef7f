package io.tutorflow.budget.teacher;

import io.tutorflow.money.Money;
import java.time.Instant;

/**
 * How a reservation of a budget ended, in the week and month in which it was made.
 *
 * @param freed no longer reserved
 * @param spent by finished work
 * @param overrun the part of it above the reservation
 */
public record Settled(BudgetId budget, Instant reservedAt, Money freed, Money spent, Money overrun) {

    /** Nothing was spent. */
    public static Settled freed(BudgetId budget, Instant reservedAt, Money amount) {
        return new Settled(budget, reservedAt, amount, Money.ZERO, Money.ZERO);
    }
}
