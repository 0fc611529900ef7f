package io.tutorflow.billing.meter.settle;

import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.billing.payment.StripeMeteredInvoices.BillLine;
import io.tutorflow.money.Money;
import java.util.List;

/** Whether an invoice of Stripe's is what its account has used. */
sealed interface Verdict {

    /**
     * It is: so much is owed no longer.
     *
     * @param takesIn it asks for what was carried over to it, too
     */
    record Equal(List<Settled> lines, Amounts amounts, boolean takesIn) implements Verdict {

        long records() {
            return lines.stream().mapToLong(Settled::records).sum();
        }
    }

    /**
     * It is not: nothing is settled by it.
     *
     * @param what in which ways, each with its figures
     */
    record Different(List<String> what) implements Verdict {}

    /** A line, and what it settles. */
    record Settled(BillLine line, long records, Money captured) {}
}
