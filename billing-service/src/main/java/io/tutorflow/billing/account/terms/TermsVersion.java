package io.tutorflow.billing.account.terms;

import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of what is agreed with a workspace, as far as its money goes by it.
 *
 * @param number 0 where nothing is agreed
 * @param included usage that is granted on the 1st of each month
 * @param commit the least that is paid in a month
 * @param taxRate on invoices
 * @param creditLine null: as the workspace has it
 * @param rateLimitPerMinute null: as the workspace has it
 */
public record TermsVersion(
        int number,
        Instant effectiveFrom,
        String planCode,
        Money included,
        Money commit,
        Percent taxRate,
        @Nullable Money creditLine,
        @Nullable Integer rateLimitPerMinute) {

    /** Of whoever has agreed nothing. */
    public static final TermsVersion NONE =
            new TermsVersion(0, Instant.EPOCH, "free", Money.ZERO, Money.ZERO, Percent.ZERO, null, null);
}
