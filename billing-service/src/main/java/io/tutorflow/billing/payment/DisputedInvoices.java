package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/** Invoices that Stripe has charged, as far as banks dispute that. In the caller's transaction. */
public interface DisputedInvoices {

    /** Whose they are. */
    Kind kind();

    /** Nothing if the payment intent is of none. */
    Uni<Optional<Charged>> chargedBy(String intentId);

    /**
     * The bank has taken money back for good. The same again changes nothing.
     *
     * @param cents how much of it
     * @param disputeId Stripe's
     */
    Uni<Void> lost(UUID invoice, long cents, String disputeId);

    /** Whose invoice a payment was for. */
    enum Kind {
        OURS("Invoice"),
        /** One that Stripe has made of a subscription, for metered usage. */
        STRIPES("Metered invoice");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * An invoice that a payment was for, and whose it is.
     *
     * @param isToBePaid what was charged is not booked yet, so there is nothing to take back
     */
    record Charged(UUID invoice, UUID account, boolean isToBePaid) {}
}
