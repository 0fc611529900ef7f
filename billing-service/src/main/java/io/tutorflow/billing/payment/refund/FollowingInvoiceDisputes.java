package io.tutorflow.billing.payment.refund;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.DisputedInvoices;
import io.tutorflow.billing.payment.StripeRefunds.SeenDispute;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Follows a dispute of what Stripe charged for an invoice: it takes no credits, since none were bought; lost, the invoice is to
 * be paid again. An invoice is ours, or one that Stripe has made of a subscription.
 */
@ApplicationScoped
class FollowingInvoiceDisputes {

    private final List<DisputedInvoices> invoices;
    private final DisputeTable disputes;
    private final DisputeAlarm alarm;
    private final BusinessClock clock;

    FollowingInvoiceDisputes(
            @All List<DisputedInvoices> invoices, DisputeTable disputes, DisputeAlarm alarm, BusinessClock clock) {
        this.invoices = invoices;
        this.disputes = disputes;
        this.alarm = alarm;
        this.clock = clock;
    }

    Uni<Void> follow(SeenDispute seen) {
        return Multi.createFrom()
                .iterable(invoices)
                .onItem()
                .transformToUniAndConcatenate(of -> of.chargedBy(seen.intentId())
                        .chain(found -> found.map(charged -> follow(seen, charged, of))
                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> follow(SeenDispute seen, DisputedInvoices.Charged charged, DisputedInvoices of) {
        return disputes.find(seen.id()).chain(before -> switch (seen.standing()) {
            case UNDECIDED -> opened(seen, charged, of.kind(), before).replaceWithVoid();
            case WON -> won(before);
            case LOST -> lost(seen, charged, of, before);
        });
    }

    /** Answers it as it is open; nothing if it was decided before. */
    private Uni<Optional<Dispute.Open>> opened(
            SeenDispute seen, DisputedInvoices.Charged charged, DisputedInvoices.Kind kind, Optional<Dispute> before) {
        if (before.isPresent()) {
            return Uni.createFrom()
                    .item(before.filter(Dispute.Open.class::isInstance).map(Dispute.Open.class::cast));
        }
        var open = new Dispute.Open(seen.id(), Money.ZERO);
        alarm.raise(kind.title() + " " + charged.invoice(), seen);
        return disputes.openOfInvoice(seen, charged, kind).replaceWith(Optional.of(open));
    }

    /** One that was won before we knew of it has changed nothing. */
    private Uni<Void> won(Optional<Dispute> before) {
        return before.orElse(null) instanceof Dispute.Open open
                ? disputes.win(open.won(), clock.now())
                : Uni.createFrom().voidItem();
    }

    /** Until the payment is booked it stays open here: open ones are listed again, however old they are. */
    private Uni<Void> lost(
            SeenDispute seen, DisputedInvoices.Charged charged, DisputedInvoices of, Optional<Dispute> before) {
        return opened(seen, charged, of.kind(), before)
                .chain(found -> found.filter(open -> !charged.isToBePaid())
                        .map(open -> disputes.lose(open.lost(Money.ZERO), clock.now())
                                .chain(() -> of.lost(charged.invoice(), seen.cents(), seen.id())))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
