package io.tutorflow.billing.payment.refund;

import io.tutorflow.billing.payment.StripeRefunds.Seen;
import io.tutorflow.money.Money;
import java.util.Optional;

/** Decides how much is refunded, and what follows from Stripe's state of a refund. */
final class RefundPolicy {

    private RefundPolicy() {}

    /**
     * @param disputed whether the purchase's bank is deciding about it
     * @param before the purchase's refund that has not failed, or else the newest
     */
    static RefundAnswer decide(RefundWish wish, Holdings holdings, boolean disputed, Optional<Refund> before) {
        var lot = holdings.lotOf(wish.purchase());
        if (lot.isEmpty()) {
            return refused(new RefundRefusal.UnknownPurchase(wish.purchase()));
        }
        if (disputed) {
            return refused(new RefundRefusal.Disputed());
        }
        var unused = holdings.lots().unusedOf(wish.purchase());
        if (!unused.isPositive()) {
            return refused(nothingUnused(before));
        }
        if (unused.exceeds(holdings.free())) {
            return refused(new RefundRefusal.HeldByWork(unused, holdings.free().max(Money.ZERO)));
        }
        long cents = lot.get().centsFor(unused);
        return cents == 0
                ? refused(new RefundRefusal.LessThanACent())
                : new RefundAnswer.Granted(wish.granted(cents, unused));
    }

    private static RefundRefusal nothingUnused(Optional<Refund> before) {
        return before.filter(refund -> !(refund instanceof Refund.Failed))
                .<RefundRefusal>map(RefundRefusal.RefundedBefore::new)
                .orElseGet(RefundRefusal.NothingUnused::new);
    }

    private static RefundAnswer refused(RefundRefusal why) {
        return new RefundAnswer.Refused(why);
    }

    /** Its credits are returned once, and only if the money did not arrive or its bank sent it back. */
    static RefundStep follow(Refund refund, Seen seen) {
        return switch (refund) {
            case Refund.Unfinished unfinished -> follow(unfinished, seen);
            case Refund.Succeeded succeeded ->
                seen instanceof Seen.Failed failed
                        ? new RefundStep.GiveBack(succeeded.sentBack(failed.reason()))
                        : new RefundStep.Rest(succeeded);
            case Refund.Failed failed -> new RefundStep.Rest(failed);
        };
    }

    private static RefundStep follow(Refund.Unfinished refund, Seen seen) {
        return switch (seen) {
            case Seen.Pending pending -> new RefundStep.Wait(refund.pending(pending.id()));
            case Seen.Succeeded succeeded -> new RefundStep.Finish(refund.succeeded(succeeded.id()));
            case Seen.Failed failed -> new RefundStep.GiveBack(refund.failed(failed.id(), failed.reason()));
        };
    }
}
