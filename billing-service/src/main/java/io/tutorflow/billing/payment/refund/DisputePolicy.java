package io.tutorflow.billing.payment.refund;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.billing.payment.StripeRefunds.SeenDispute;
import io.tutorflow.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides what a dispute takes from an account: the unused part of the purchase is frozen while it is open and returned
 * if it is won; if it is lost, the used part is taken too, even below zero.
 */
final class DisputePolicy {

    static final String ACTOR = "dispute";

    private final SeenDispute seen;
    private final UUID account;
    private final Lot lot;

    private DisputePolicy(SeenDispute seen, UUID account, Lot lot) {
        this.seen = seen;
        this.account = account;
        this.lot = lot;
    }

    /**
     * @param account whose purchase it is
     * @param lot the disputed purchase
     * @param before null if the dispute is new to us
     * @return the steps in order
     */
    static List<DisputeStep> decide(
            SeenDispute seen, UUID account, Lot lot, Holdings holdings, Optional<Dispute> before) {
        var policy = new DisputePolicy(seen, account, lot);
        return before.map(policy::follow).orElseGet(() -> policy.open(holdings));
    }

    /** A dispute won before we knew of it never took anything. */
    private List<DisputeStep> open(Holdings holdings) {
        var frozen = holdings.lots()
                .unusedOf(lot.payment())
                .min(lot.creditsFor(seen.cents()))
                .min(holdings.free().max(Money.ZERO));
        var dispute = new Dispute.Open(seen.id(), frozen);
        var open = new DisputeStep.Open(dispute, withdrawal("frozen", frozen));
        return switch (seen.standing()) {
            case WON -> List.of();
            case UNDECIDED -> List.of(open);
            case LOST -> List.of(open, lose(dispute, lot.withdrawing(frozen)));
        };
    }

    private List<DisputeStep> follow(Dispute before) {
        return switch (before) {
            case Dispute.Open open -> decided(open);
            case Dispute.Won won -> List.of();
            case Dispute.Lost lost -> List.of();
        };
    }

    private List<DisputeStep> decided(Dispute.Open open) {
        return switch (seen.standing()) {
            case UNDECIDED -> List.of();
            case WON -> List.of(new DisputeStep.Win(open.won(), withdrawal("frozen", open.frozen())));
            case LOST -> List.of(lose(open, lot));
        };
    }

    /** @param left of the purchase, without what is frozen */
    private DisputeStep lose(Dispute.Open open, Lot left) {
        var more = left.creditsFor(seen.cents())
                .minus(open.frozen())
                .max(Money.ZERO)
                .min(left.kept());
        return new DisputeStep.Lose(open.lost(more), withdrawal("lost", more));
    }

    private Optional<Withdrawal> withdrawal(String step, Money amount) {
        if (!amount.isPositive()) {
            return Optional.empty();
        }
        var id = UUID.nameUUIDFromBytes((step + ":" + seen.id()).getBytes(UTF_8));
        var paid = Lot.paidPart(lot.centsFor(amount));
        var reason = "Bank dispute of purchase " + lot.payment().value();
        return Optional.of(new Withdrawal(id, account, paid, amount.minus(paid), reason, ACTOR));
    }
}
