package io.tutorflow.billing.invoice;

import io.tutorflow.billing.invoice.StripeStep.Contradiction;
import io.tutorflow.billing.invoice.StripeStep.Here;
import io.tutorflow.billing.invoice.StripeStep.Rest;
import io.tutorflow.billing.invoice.StripeStep.There;
import io.tutorflow.billing.invoice.StripeStep.Wait;
import io.tutorflow.billing.payment.StripeInvoices.Seen;
import io.tutorflow.billing.payment.StripeInvoices.Status;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an invoice here and at Stripe the same, whichever of them changed: what was decided here happens there, and money
 * that came in there is booked here. Whatever was done before a crash is seen, and not done again.
 */
final class StripeInvoicePolicy {

    /** A bank that has refused so often will refuse: the customer is to be paid in another way. */
    static final int MOST_REFUNDS = 3;

    private StripeInvoicePolicy() {}

    /** @param theirs none: Stripe has not said that it has it */
    static StripeStep decide(Invoice.Opened ours, @Nullable Seen theirs) {
        if (theirs != null && theirs.overpaid().isLeft() && !isToBeBookedFirst(ours, theirs)) {
            return overpaid(ours, theirs);
        }
        return switch (ours) {
            case Invoice.Open open -> collect(open, theirs);
            case Invoice.Uncollectible given -> late(theirs);
            case Invoice.WrittenOff off -> late(theirs);
            case Invoice.Paid paid -> paid(paid, theirs);
            case Invoice.Void isVoid -> isVoid(theirs);
        };
    }

    /** What was due has come in, whatever came in beside it. */
    private static boolean isToBeBookedFirst(Invoice.Opened ours, Seen theirs) {
        return ours instanceof Invoice.Payable && theirs.status() == Status.PAID;
    }

    /** What Stripe has charged although all had been paid elsewhere goes back the way it came; any other money is for a person. */
    private static StripeStep overpaid(Invoice.Opened ours, Seen theirs) {
        var overpaid = theirs.overpaid();
        if (!(ours instanceof Invoice.Paid) || !theirs.isChargedTwice()) {
            return new Contradiction("Stripe has been paid " + overpaid.leftCents()
                    + " cents too much: give them back, and take the customer's balance at Stripe back to zero");
        }
        return overpaid.failed() < MOST_REFUNDS
                ? There.GIVE_BACK
                : new Contradiction(
                        "Stripe has been paid %d cents too much, and %d refunds have failed, %s at last: look there why, and refund them or pay them by transfer"
                                .formatted(overpaid.leftCents(), overpaid.failed(), overpaid.lastFailed()));
    }

    private static StripeStep collect(Invoice.Open ours, @Nullable Seen theirs) {
        if (theirs == null) {
            return There.DRAFT;
        }
        return switch (theirs.status()) {
            case DRAFT -> finish(ours, theirs);
            case OPEN -> isAsOurs(ours, theirs) ? new Wait() : differs(ours, theirs);
            case PAID -> isAsOurs(ours, theirs) ? book(theirs) : differs(ours, theirs);
            case UNCOLLECTIBLE -> Here.GIVE_UP;
            case VOID -> Here.MAKE_VOID;
            case DELETED -> new Contradiction("Its draft was deleted at Stripe");
        };
    }

    private static StripeStep finish(Invoice.Open ours, Seen theirs) {
        if (!theirs.hasItems()) {
            return There.ADD_ITEMS;
        }
        return isAsOurs(ours, theirs) ? There.FINALIZE : differs(ours, theirs);
    }

    private static boolean isAsOurs(Invoice.Opened ours, Seen theirs) {
        long cents = ours.header().totals().due().cents();
        return theirs.totalCents() == cents && theirs.dueCents() == cents;
    }

    private static Contradiction differs(Invoice.Opened ours, Seen theirs) {
        return new Contradiction("%d cents are due here, at Stripe it is %d, of which %d are due"
                .formatted(ours.header().totals().due().cents(), theirs.totalCents(), theirs.dueCents()));
    }

    /** Nobody expects its money any more, but it is welcome. */
    private static StripeStep late(@Nullable Seen theirs) {
        if (theirs == null) {
            return new Rest();
        }
        return switch (theirs.status()) {
            case DRAFT -> There.DROP;
            case OPEN -> There.GIVE_UP;
            case PAID -> book(theirs);
            case UNCOLLECTIBLE -> new Wait();
            case VOID -> Here.MAKE_VOID;
            case DELETED -> new Rest();
        };
    }

    private static Here book(Seen theirs) {
        return isPaidThere(theirs) ? Here.PAID_THROUGH_STRIPE : Here.PAID_ELSEWHERE;
    }

    private static boolean isPaidThere(Seen theirs) {
        return theirs.elsewhereCents() == 0;
    }

    private static StripeStep paid(Invoice.Paid ours, @Nullable Seen theirs) {
        if (theirs == null) {
            return new Rest();
        }
        return switch (theirs.status()) {
            case DRAFT -> There.DROP;
            case OPEN, UNCOLLECTIBLE -> There.MARK_PAID;
            case PAID ->
                isPaidThere(theirs) && !ours.ending().by().equals(Machines.STRIPE)
                        ? new Contradiction(
                                "It was marked as paid by hand, and it was paid at Stripe: give one of them back")
                        : backOf(theirs);
            case VOID, DELETED -> new Rest();
        };
    }

    /** Until its bank has it, what goes back may come to us again. */
    private static StripeStep backOf(Seen theirs) {
        return theirs.overpaid().pending() > 0 ? new Wait() : new Rest();
    }

    private static StripeStep isVoid(@Nullable Seen theirs) {
        if (theirs == null) {
            return new Rest();
        }
        return switch (theirs.status()) {
            case DRAFT -> There.DROP;
            case OPEN, UNCOLLECTIBLE -> There.MAKE_VOID;
            case PAID -> new Contradiction("It is void here, and was paid at Stripe: give it back");
            case VOID, DELETED -> new Rest();
        };
    }
}
