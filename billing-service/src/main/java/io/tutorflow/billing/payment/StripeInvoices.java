package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Percent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Calls to Stripe about invoices that it collects. Each answer arrives on the caller's context; each failure is a
 * {@link StripeFailure}. Calls that change something have an idempotency key, so a repeat changes nothing more.
 */
public interface StripeInvoices {

    /** Whether there is a key. */
    boolean isConfigured();

    /** Creates the draft, unless it is there already: Stripe keeps our id with it. It does nothing by itself. */
    Uni<Seen> draft(Wanted wanted, String key);

    /** All at once. */
    Uni<Seen> addItems(String invoiceId, List<Item> items, String key);

    /** From now on Stripe collects it. */
    Uni<Seen> finish(String invoiceId, String key);

    Uni<Seen> look(String invoiceId);

    Uni<Seen> end(String invoiceId, End how, String key);

    /**
     * Gives back what was charged although the invoice had been paid elsewhere, and takes it off its customer's balance, where
     * Stripe has put it. What was given back before is not given back again.
     */
    Uni<Seen> giveBack(String invoiceId, String key);

    /**
     * An invoice of ours.
     *
     * @param customerId of the account that it is for
     * @param buyer as it stands on the invoice
     * @param paymentMethodId the saved card to charge; none: the buyer pays on Stripe's page
     * @param dueAt until when it can be paid on the page before it is overdue
     */
    record Wanted(
            UUID invoice,
            String customerId,
            Buyer buyer,
            String number,
            @Nullable String paymentMethodId,
            Instant dueAt) {}

    /**
     * What it is for; none is below zero.
     *
     * @param name the catalogue's key, or what else it is
     */
    record Item(String name, String description, long cents, long taxCents, Percent tax) {}

    /** How it ends without Stripe's collecting it. */
    enum End {
        /** The money came in elsewhere. */
        PAID_ELSEWHERE,
        VOID,
        UNCOLLECTIBLE,
        /** It was a draft: it is deleted. */
        DROPPED
    }

    /** Stripe's states of an invoice. */
    enum Status {
        DRAFT,
        OPEN,
        PAID,
        UNCOLLECTIBLE,
        VOID,
        /** A draft that is there no longer. */
        DELETED
    }

    /**
     * Stripe's state of an invoice, as far as it matters here.
     *
     * @param dueCents of the total, what a balance of the customer at Stripe leaves
     * @param elsewhereCents what of it was paid, but not through Stripe
     * @param overpaid what came in beyond the total
     * @param isChargedTwice what came in beyond the total is what Stripe has charged: all was paid elsewhere
     * @param hasItems whether anything stands on it
     * @param tries how often Stripe has tried to collect it
     * @param intentId of the payment that it waits for, or that has paid it
     */
    record Seen(
            String id,
            Status status,
            long totalCents,
            long dueCents,
            long elsewhereCents,
            Overpaid overpaid,
            boolean isChargedTwice,
            boolean hasItems,
            int tries,
            @Nullable Instant nextTryAt,
            @Nullable String hostedUrl,
            @Nullable String intentId) {

        public static Seen deleted(String id) {
            return new Seen(id, Status.DELETED, 0, 0, 0, Overpaid.of(0), false, false, 0, null, null, null);
        }

        /** At Stripe nobody can pay it any more. */
        public boolean isOver() {
            return status == Status.PAID || status == Status.VOID || status == Status.DELETED;
        }
    }

    /**
     * What came in beyond the total of an invoice, and what has become of it.
     *
     * @param leftCents what is not on its way back
     * @param pending refunds that a bank takes its time for
     * @param failed refunds of which nothing has come
     * @param lastFailed Stripe's id of the newest of them
     */
    record Overpaid(
            long leftCents,
            int pending,
            int failed,
            @Nullable String lastFailed) {

        /** None of it was given back. */
        public static Overpaid of(long cents) {
            return new Overpaid(cents, 0, 0, null);
        }

        public Overpaid givenBack(long cents) {
            return new Overpaid(Math.max(leftCents - cents, 0), pending, failed, lastFailed);
        }

        public Overpaid givingBack(long cents) {
            return new Overpaid(Math.max(leftCents - cents, 0), pending + 1, failed, lastFailed);
        }

        /** @param id of one that is older than those before: so Stripe lists them */
        public Overpaid failed(String id) {
            return new Overpaid(leftCents, pending, failed + 1, lastFailed == null ? id : lastFailed);
        }

        public boolean isLeft() {
            return leftCents > 0;
        }
    }
}
