package io.tutorflow.billing.meter.settle;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.ledger.clearing.ClearingOutcome;
import io.tutorflow.billing.ledger.clearing.Reversal;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.meter.settle.MeteredInvoiceTable.Paid;
import io.tutorflow.billing.payment.DisputedInvoices;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes back what cleared the line when Stripe's invoice was paid, once a bank has taken that money back for good: it is owed
 * again, and parked for a person. No credits were bought with it, so none are taken.
 */
@ApplicationScoped
class LosingPayments implements DisputedInvoices {

    private static final Logger LOG = Logger.getLogger(LosingPayments.class);

    /** No token's subject has a space, so nobody is taken for it. */
    private static final String ACTOR = "scheduler disputes";

    private final MeteredInvoiceTable invoices;
    private final Ledger ledger;
    private final DueWork work;
    private final BusinessClock clock;

    LosingPayments(MeteredInvoiceTable invoices, Ledger ledger, DueWork work, BusinessClock clock) {
        this.invoices = invoices;
        this.ledger = ledger;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.STRIPES;
    }

    @Override
    public Uni<Optional<Charged>> chargedBy(String intentId) {
        return invoices.chargedBy(intentId);
    }

    /** All of it: a part is for a person, and so is what an operator has cleared by hand. */
    @Override
    public Uni<Void> lost(UUID invoice, long cents, String disputeId) {
        return invoices.paidWith(invoice).chain(paid -> {
            if (paid.stream().mapToLong(Paid::cents).sum() != cents) {
                LOG.errorf(
                        "Dispute %s over %d cents of metered invoice %s was lost, and that is not what it has settled: a person"
                                + " must look",
                        disputeId, cents, invoice);
                return Uni.createFrom().voidItem();
            }
            return owedAgain(paid, "Bank dispute " + disputeId + " was lost");
        });
    }

    private Uni<Void> owedAgain(List<Paid> paid, String why) {
        return Multi.createFrom()
                .iterable(paid)
                .onItem()
                .transformToUniAndConcatenate(
                        one -> invoices.lose(one.id(), clock.now()).chain(() -> takeBack(one, why)))
                .onItem()
                .ignoreAsUni()
                .chain(() -> work.enqueueAll(
                        SettlingInvoices.SCHEDULE, paid.stream().map(Paid::id).toList()))
                .invoke(() -> LOG.warnf("Metered invoices are owed again, %s: %s", why, paid));
    }

    /** What has settled nothing has no clearing. */
    private Uni<Void> takeBack(Paid paid, String why) {
        return paid.captured().equals(Money.ZERO)
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> ledger.reverse(session, new Reversal(paid.id(), paid.account(), ACTOR, why)))
                        .invoke(LosingPayments::demandDone)
                        .replaceWithVoid();
    }

    private static void demandDone(ClearingOutcome outcome) {
        if (!(outcome instanceof ClearingOutcome.Done)) {
            throw new IllegalStateException("What was settled cannot be taken back: " + outcome);
        }
    }
}
