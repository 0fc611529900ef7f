package io.tutorflow.billing.meter.settle;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.ledger.clearing.Clearing;
import io.tutorflow.billing.ledger.clearing.ClearingOutcome;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.meter.UsageToSettle;
import io.tutorflow.billing.meter.settle.MeteredClearingTable.Unsettled;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Once;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Clears metered usage that no invoice of Stripe's will settle, once nothing can become of the invoices of its time: what was
 * paid for it, and the rest is written off.
 */
@ApplicationScoped
class ClearingByHand {

    private static final String SHOWN = "Cleared by the platform: no invoice of Stripe's will charge it";

    private final MeteredClearingTable clearings;
    private final UsageToSettle usage;
    private final Ledger ledger;
    private final DueWork work;
    private final Once once;
    private final BusinessClock clock;

    ClearingByHand(
            MeteredClearingTable clearings,
            UsageToSettle usage,
            Ledger ledger,
            DueWork work,
            Once once,
            BusinessClock clock) {
        this.clearings = clearings;
        this.usage = usage;
        this.ledger = ledger;
        this.work = work;
        this.once = once;
        this.clock = clock;
    }

    /** What an operator wants, and why. */
    record Order(UUID account, YearMonth month, Money paid, Money tax, String reason, String by) {

        MeteredClearing of(UUID id, Money captured) {
            return new MeteredClearing(id, account, month, captured, paid, tax, reason, by);
        }
    }

    /** Answers what was cleared now or the first time; refusals leave the key free. */
    Uni<ClearingOfUsage.Cleared> clear(Order order, Asked asked) {
        var id = UUID.randomUUID();
        return once.make(asked, id, () -> clear(id, order).map(ClearingByHand::demandCleared))
                .chain(made -> Panache.withSession(() -> clearings.find(made.id())));
    }

    private static UUID demandCleared(ClearingOfUsage outcome) {
        return switch (outcome) {
            case ClearingOfUsage.Cleared cleared -> cleared.clearing().id();
            case ClearingOfUsage.Refused refused -> throw ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, refused.why());
        };
    }

    private Uni<ClearingOfUsage> clear(UUID id, Order order) {
        var none = order.of(id, Money.ZERO);
        if (none.until().plus(SettlementLimits.DRAFT_FOR).isAfter(clock.now())) {
            return refused("Stripe may still make its invoices of " + order.month() + ": clear it after "
                    + none.until().plus(SettlementLimits.DRAFT_FOR));
        }
        return clearings.lock(order.account()).chain(known -> {
            if (!known) {
                return refused("The workspace has no metered usage");
            }
            return clearings
                    .unsettled(order.account(), none.until())
                    .chain(invoices -> work.parked(SettlingInvoices.SCHEDULE, ids(invoices))
                            .chain(parked -> clear(id, order, invoices, parked)));
        });
    }

    private static List<UUID> ids(List<Unsettled> invoices) {
        return invoices.stream().map(Unsettled::id).toList();
    }

    private Uni<ClearingOfUsage> clear(UUID id, Order order, List<Unsettled> invoices, List<UUID> parked) {
        var open = invoices.stream()
                .filter(invoice -> !invoice.isOver(parked))
                .map(invoice -> invoice.name() + " (" + invoice.status() + ")")
                .collect(Collectors.joining(", "));
        if (!open.isEmpty()) {
            return refused("Something may still become of invoices of Stripe's: " + open
                    + ". What is paid is settled first; what nobody will pay is to be made void at Stripe");
        }
        var until = order.of(id, Money.ZERO).until();
        return usage.unsettled(order.account(), until)
                .chain(left -> left.pending() > 0
                        ? refused(left.pending() + " records are being reported to Stripe")
                        : clear(order.of(id, left.captured().plus(owedAgain(invoices))), left.records(), invoices));
    }

    private static Money owedAgain(List<Unsettled> invoices) {
        return invoices.stream().map(Unsettled::owedAgain).reduce(Money.ZERO, Money::plus);
    }

    private Uni<ClearingOfUsage> clear(MeteredClearing clearing, long records, List<Unsettled> invoices) {
        if (records == 0 && invoices.isEmpty()) {
            return refused("Nothing is left to be cleared of " + clearing.month() + " and earlier months");
        }
        if (clearing.isPaidTooMuch()) {
            return refused(
                    "What is left of %s and earlier months is %s USD: give back at Stripe what was paid beyond that"
                            .formatted(
                                    clearing.month(), clearing.captured().usd().toPlainString()));
        }
        var ids = ids(invoices);
        return clearings
                .keep(clearing, records, ids, clock.now())
                .chain(() -> usage.clear(clearing.account(), clearing.until(), clearing.id(), SHOWN))
                .invoke(cleared -> demandTheSame(cleared, records))
                .chain(() -> one(clearing.clearings(), this::book))
                .chain(() -> one(ids, invoice -> work.done(SettlingInvoices.SCHEDULE, invoice)))
                .replaceWith(new ClearingOfUsage.Cleared(clearing, records, ids.size()));
    }

    private static <T> Uni<Void> one(List<T> all, Function<T, Uni<Void>> each) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(each::apply)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** What was reported between both looks: the operator asks again. */
    private static void demandTheSame(long cleared, long records) {
        if (cleared != records) {
            throw new IllegalStateException("Usage was reported while it was cleared: " + cleared);
        }
    }

    private Uni<Void> book(Clearing clearing) {
        return Panache.getSession()
                .chain(session -> ledger.clear(session, clearing))
                .invoke(outcome -> {
                    if (!(outcome instanceof ClearingOutcome.Done)) {
                        throw new IllegalStateException("The books do not agree with what was metered: " + outcome);
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<ClearingOfUsage> refused(String why) {
        return Uni.createFrom().item(new ClearingOfUsage.Refused(why));
    }
}
