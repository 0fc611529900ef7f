package io.tutorflow.billing.meter.settle;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.ledger.clearing.Clearing;
import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.billing.ledger.clearing.Clearing.Cash;
import io.tutorflow.billing.ledger.clearing.Clearing.Cause;
import io.tutorflow.billing.ledger.clearing.ClearingOutcome;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.meter.UsageToSettle;
import io.tutorflow.billing.meter.UsageToSettle.Span;
import io.tutorflow.billing.meter.UsageToSettle.Sum;
import io.tutorflow.billing.payment.StripeMeteredInvoices.Bill;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Settles what a paid invoice of Stripe's has charged, if it is what was used: each record says by which invoice, and what they
 * were captured for is owed on the line no longer, in one transaction.
 */
@ApplicationScoped
class SettlingUsage {

    /** No token's subject has a space, so nobody is taken for it. */
    static final String ACTOR = "scheduler metered-settlements";

    private final MeteredInvoiceTable invoices;
    private final UsageToSettle usage;
    private final Ledger ledger;
    private final DueWork work;
    private final BusinessClock clock;

    SettlingUsage(MeteredInvoiceTable invoices, UsageToSettle usage, Ledger ledger, DueWork work, BusinessClock clock) {
        this.invoices = invoices;
        this.usage = usage;
        this.ledger = ledger;
        this.work = work;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Answer {

        /** Now or before. */
        record Settled() implements Answer {}

        /** Stripe may be told more. */
        record NotYet(String why) implements Answer {}

        /** A person has to look. */
        record Refused(String why) implements Answer {}
    }

    Uni<Answer> settle(MeteredInvoice invoice, Bill bill) {
        return Panache.withTransaction(() -> invoices.lock(invoice.id())
                .chain(found -> found.isEmpty() || found.get().isSettled()
                        ? Uni.createFrom().item(new Answer.Settled())
                        : owedCents(invoice, bill)
                                .chain(owed -> owed.map(cents -> compare(found.get(), bill, cents))
                                        .orElseGet(
                                                () -> notYet("another invoice of its account is looked at first")))));
    }

    /** It only matters to an invoice that asks for more than it comes to. */
    private Uni<Optional<Long>> owedCents(MeteredInvoice invoice, Bill bill) {
        return bill.dueCents() > bill.totalCents()
                ? invoices.owedCents(invoice, bill)
                : Uni.createFrom().item(Optional.of(0L));
    }

    private static Uni<Answer> notYet(String why) {
        return Uni.createFrom().item(new Answer.NotYet(why));
    }

    private Uni<Answer> compare(MeteredInvoice invoice, Bill bill, long owedCents) {
        var spans = SettlementPolicy.spans(bill);
        var from = spans.stream().map(Span::from).min(Comparator.naturalOrder()).orElse(bill.periodEnd());
        var until =
                spans.stream().map(Span::until).max(Comparator.naturalOrder()).orElse(bill.periodEnd());
        return usage.reported(invoice.account(), spans, from, until)
                .map(ours -> SettlementPolicy.decide(bill, ours, owedCents))
                .chain(verdict -> switch (verdict) {
                    case Verdict.Equal equal ->
                        bill.isCarriedOver() && !invoice.isTakenIn()
                                ? notYet(
                                        "so little is not charged by Stripe: a later invoice of the customer asks for it")
                                : book(invoice, bill, spans, equal);
                    case Verdict.Different different -> differs(invoice, different, from, until);
                });
    }

    private Uni<Answer> differs(MeteredInvoice invoice, Verdict.Different different, Instant from, Instant until) {
        var what = String.join("; ", different.what());
        return usage.notReported(invoice.account(), from, until)
                .map(others -> others.pending() > 0
                        ? new Answer.NotYet("%s; %d records are being reported".formatted(what, others.pending()))
                        : new Answer.Refused(
                                others.failed() > 0 ? what + "; reports failed: " + others.failed() : what));
    }

    private Uni<Answer> book(MeteredInvoice invoice, Bill bill, List<Span> spans, Verdict.Equal equal) {
        var now = clock.now();
        return usage.settle(invoice.account(), invoice.id(), spans)
                .invoke(sum -> demandTheSame(sum, equal))
                .chain(() -> invoices.settled(invoice.id(), equal.lines(), equal.amounts(), now))
                .chain(() -> clear(invoice, bill, equal.amounts()))
                .chain(() -> equal.takesIn()
                        ? takeIn(invoice, bill)
                        : Uni.createFrom().voidItem())
                .replaceWith(new Answer.Settled());
    }

    /** What earlier ones have charged was paid with it. */
    private Uni<Void> takeIn(MeteredInvoice invoice, Bill bill) {
        return invoices.takeIn(invoice, bill).chain(ids -> work.enqueueAll(SettlingInvoices.SCHEDULE, ids));
    }

    /** What was reported between both looks: it is compared anew. */
    private static void demandTheSame(Sum sum, Verdict.Equal equal) {
        if (sum.records() != equal.records()
                || !sum.captured().equals(equal.amounts().line())) {
            throw new IllegalStateException("Usage was reported while it was settled: " + sum);
        }
    }

    private Uni<Void> clear(MeteredInvoice invoice, Bill bill, Amounts amounts) {
        if (amounts.line().equals(Money.ZERO)) {
            return Uni.createFrom().voidItem();
        }
        var clearing = new Clearing(
                invoice.id(),
                invoice.account(),
                amounts.total().isPositive() ? new Cause.Paid(cash(bill)) : new Cause.Settled(),
                amounts,
                ACTOR,
                "Stripe's invoice " + bill.number());
        return Panache.getSession()
                .chain(session -> ledger.clear(session, clearing))
                .invoke(SettlingUsage::demandDone)
                .replaceWithVoid();
    }

    /** Where the money came in. */
    private static Cash cash(Bill bill) {
        return bill.elsewhereCents() == 0 ? Cash.STRIPE : Cash.BANK;
    }

    private static void demandDone(ClearingOutcome outcome) {
        if (!(outcome instanceof ClearingOutcome.Done)) {
            throw new IllegalStateException("The books do not agree with what was metered: " + outcome);
        }
    }
}
