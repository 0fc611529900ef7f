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

    /** The ids of the newest invoices of a customer's subscriptions. */
    Uni<List<String>> ofSubscriptions(String customerId);

    /** An invoice with all its lines. */
    Uni<Bill> bill(String invoiceId);

    /**
     * An invoice of Stripe's as it is now.
     *
     * @param isOfSubscription or somebody has made it
     * @param dueCents of the total, what a balance of the customer at Stripe leaves
     * @param elsewhereCents what of it was paid, but not through Stripe
     * @param overpaidCents what came in beyond the total
     * @param periodEnd the end of the period that it is of
     */
    record Bill(
            String id,
            Status status,
            boolean isOfSubscription,
            @Nullable String number,
            long totalCents,
            long dueCents,
            long elsewhereCents,
            long overpaidCents,
            Instant periodEnd,
            List<BillLine> lines) {}

    /**
     * What one line of it charges.
     *
     * @param what it is, in Stripe's words
     * @param eventName of the meter that it is charged by; none: it is charged by no meter
     * @param cents less what Stripe has taken off, and without tax
     * @param from the minute in which it begins counts
     * @param until the minute in which it ends does not
     */
    record BillLine(
            String what,
            @Nullable String eventName,
            BigDecimal quantity,
            long cents,
            long taxCents,
            Instant from,
            Instant until) {}
}
