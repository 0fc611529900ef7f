package io.tutorflow.billing.payment.refund;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.DisputedInvoices;
import io.tutorflow.billing.payment.StripeRefunds.SeenDispute;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Follows a dispute of what Stripe charged for an invoice: it takes no credits, since none were bought; lost, the invoice is to
 * be paid again.
 */
@ApplicationScoped
class FollowingInvoiceDisputes {

    private final DisputedInvoices invoices;
    private final DisputeTable disputes;
    private final DisputeAlarm alarm;
    private final BusinessClock clock;

    FollowingInvoiceDisputes(
            DisputedInvoices invoices, DisputeTable disputes, DisputeAlarm alarm, BusinessClock clock) {
        this.invoices = invoices;
        this.disputes = disputes;
        this.alarm = alarm;
        this.clock = clock;
    }

    Uni<Void> follow(SeenDispute seen) {
        return invoices.chargedBy(seen.intentId())
                .chain(found -> found.map(charged -> follow(seen, charged))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> follow(SeenDispute seen, DisputedInvoices.Charged charged) {
        return disputes.find(seen.id()).chain(before -> switch (seen.standing()) {
            case UNDECIDED -> opened(seen, charged, before).replaceWithVoid();
            case WON -> won(before);
            case LOST -> lost(seen, charged, before);
        });
    }

    /** Answers it as it is open; nothing if it was decided before. */
    private Uni<Optional<Dispute.Open>> opened(
            SeenDispute seen, DisputedInvoices.Charged charged, Optional<Dispute> before) {
        if (before.isPresent()) {
            return Uni.createFrom()
                    .item(before.filter(Dispute.Open.class::isInstance).map(Dispute.Open.class::cast));
        }
        var open = new Dispute.Open(seen.id(), Money.ZERO);
        alarm.raise("Invoice " + charged.invoice(), seen);
        return disputes.openOfInvoice(seen, charged).replaceWith(Optional.of(open));
    }

    /** One that was won before we knew of it has changed nothing. */
    private Uni<Void> won(Optional<Dispute> before) {
        return before.orElse(null) instanceof Dispute.Open open
                ? disputes.win(open.won(), clock.now())
                : Uni.createFrom().voidItem();
    }

    /** Until the payment is booked it stays open here: open ones are listed again, however old they are. */
    private Uni<Void> lost(SeenDispute seen, DisputedInvoices.Charged charged, Optional<Dispute> before) {
        return opened(seen, charged, before)
                .chain(found -> found.filter(open -> !charged.isToBePaid())
                        .map(open -> disputes.lose(open.lost(Money.ZERO), clock.now())
                                .chain(() -> invoices.lost(charged.invoice(), seen.cents(), seen.id())))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
