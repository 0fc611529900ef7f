package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.StripeInvoices.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls to Stripe about the invoices that it makes of its subscriptions by itself. Each answer arrives on the caller's
 * context; each failure is a {@link StripeFailure}.
 */
public interface StripeMeteredInvoices {

    /** Whether there is a key. */
    boolean isConfigured();

    /** The newest invoices of a customer's subscriptions. */
    Uni<List<Listed>> ofSubscriptions(String customerId);

    /** An invoice with all its lines. */
    Uni<Bill> bill(String invoiceId);

    /** An invoice, by how it stands. */
    record Listed(String id, Status status) {}

    /**
     * An invoice of Stripe's as it is now.
     *
     * @param isOfSubscription or somebody has made it
     * @param dueCents of the total, what a balance of the customer at Stripe leaves
     * @param drafted how it was made
     * @param balance of the customer at Stripe, before and after
     * @param elsewhereCents what of it was paid, but not through Stripe
     * @param overpaidCents what came in beyond the total
     * @param intentId of the payment by which it was paid, or is to be paid; none: there is none
     * @param periodEnd the end of the period that it is of
     */
    record Bill(
            String id,
            Status status,
            boolean isOfSubscription,
            @Nullable String number,
            Drafted drafted,
            long totalCents,
            long dueCents,
            Balance balance,
            long elsewhereCents,
            long overpaidCents,
            @Nullable String intentId,
            Instant periodEnd,
            List<BillLine> lines) {

        /** Too little for Stripe to charge: it is paid as far as Stripe is concerned, and asked for by a later invoice. */
        public boolean isCarriedOver() {
            return dueCents == 0
                    && totalCents > 0
                    && balance.beforeCents() >= 0
                    && balance.afterCents() == balance.beforeCents() + totalCents;
        }
    }

    /**
     * When Stripe has made an invoice.
     *
     * @param error why it could not finalize it the last time; none: it has not failed
     */
    record Drafted(Instant at, @Nullable String error) {}

    /** What a customer owes Stripe besides; below zero: what Stripe owes him. */
    record Balance(long beforeCents, long afterCents) {

        public static final Balance NONE = new Balance(0, 0);
    }

    /**
     * What one line of it charges.
     *
     * @param what it is, in Stripe's words
     * @param eventName of the meter that it is charged by; none: it is charged by no meter
     * @param cents less what Stripe has taken off, and without tax
     * @param unitCents what one costs, exactly; none: it has no single price
     * @param from the minute in which it begins counts
     * @param until the minute in which it ends does not
     */
    record BillLine(
            String what,
            @Nullable String eventName,
            BigDecimal quantity,
            @Nullable BigDecimal unitCents,
            long cents,
            long taxCents,
            Instant from,
            Instant until) {}
}
