package io.tutorflow.pricing.terms;

import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Reductions;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed with a workspace.
 *
 * @param planCode the named terms that it started from
 * @param included usage that is granted on the 1st of each month
 * @param commit the least that is paid in a month
 * @param taxRate on invoices
 * @param creditLine how far it may go below zero; null: as the workspace has it
 * @param rateLimitPerMinute null: as the workspace has it
 */
public record Terms(
        String planCode,
        Reductions reductions,
        Money included,
        Money commit,
        Percent taxRate,
        @Nullable Money creditLine,
        @Nullable Integer rateLimitPerMinute) {

    public static final String PLAN_PATTERN = "[a-z0-9][a-z0-9_-]{0,39}";

    /** What costs less than a twentieth is a gift; gifts are credits. In percent. */
    public static final String MOST_DISCOUNT = "95";

    /** More included usage, or a higher commit, in a month is a slip of the hand. USD. */
    public static final String MOST_A_MONTH = "10000000";

    /** No customer is trusted with more by a request alone. USD. */
    static final String MOST_CREDIT_LINE = "1000000";

    /** Far above what a suite of this kind serves in a minute; it keeps the limiter's arithmetic safe. */
    static final int MOST_REQUESTS = 1_000_000;

    static final Terms NONE = new Terms("free", Reductions.NONE, Money.ZERO, Money.ZERO, Percent.ZERO, null, null);

    public Terms {
        if (reductions.discounts().keySet().stream().anyMatch(reductions.prices()::containsKey)) {
            throw new IllegalArgumentException("a price of its own has no discount besides");
        }
    }

    /** The same, under another name. */
    Terms named(String otherPlan) {
        return new Terms(otherPlan, reductions, included, commit, taxRate, creditLine, rateLimitPerMinute);
    }

    /** Usage costs what the catalogue says, and nothing is paid without it. */
    boolean areOfTheCatalogue() {
        return reductions.equals(Reductions.NONE) && commit.equals(Money.ZERO);
    }

    /** Whether what a month is counted by is the same: it changes with the month alone. */
    boolean hasMonthOf(Terms other) {
        return included.equals(other.included) && commit.equals(other.commit);
    }
}
