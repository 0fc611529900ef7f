package io.tutorflow.billing.invoice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.clearing.Clearing;
import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.billing.ledger.clearing.Clearing.Cause;
import io.tutorflow.billing.ledger.clearing.ClearingOutcome;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Books what documents come to: what is owed on the line is cleared in the transaction that says that it is paid. */
@ApplicationScoped
class PayingInvoices {

    private final LockedInvoices locked;
    private final Ledger ledger;
    private final BusinessClock clock;

    PayingInvoices(LockedInvoices locked, Ledger ledger, BusinessClock clock) {
        this.locked = locked;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Somebody has seen the money at the bank. */
    Uni<InvoiceAnswer> paidOutOfBand(InvoiceId id, String by, String reason) {
        return locked.change(id, row -> switch (row.invoice()) {
            case Invoice.Payable payable -> pay(row, payable, by, reason);
            case Invoice.Draft draft -> LockedInvoices.refused(InvoiceRefusal.NOT_PAYABLE);
            case Invoice.Paid paid -> LockedInvoices.refused(InvoiceRefusal.NOT_PAYABLE);
            case Invoice.Void voided -> LockedInvoices.refused(InvoiceRefusal.NOT_PAYABLE);
        });
    }

    private Uni<InvoiceAnswer> pay(InvoiceRow row, Invoice.Payable payable, String by, String reason) {
        var paid = payable.paid(clock.now(), by, reason);
        return clear(paid, new Cause.Paid(Clearing.Cash.BANK)).replaceWith(() -> {
            row.become(paid);
            return new InvoiceAnswer.Done(paid);
        });
    }

    /** Part of the transaction that opens a statement: what the line owes and comes to no whole cent is owed no longer. */
    Uni<Void> clear(Invoice.Paid statement) {
        return statement.header().totals().parts().line().isPositive()
                ? clear(statement, new Cause.RoundedAway())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> clear(Invoice.Paid paid, Cause cause) {
        var header = paid.header();
        var clearing = new Clearing(
                idOf(header.id()),
                header.account(),
                cause,
                amounts(cause, header.totals()),
                paid.ending().by(),
                paid.opening().numberText());
        return Panache.getSession()
                .chain(session -> ledger.clear(session, clearing))
                .invoke(PayingInvoices::demandDone)
                .replaceWithVoid();
    }

    private static Amounts amounts(Cause cause, Totals totals) {
        return cause instanceof Cause.RoundedAway
                ? Amounts.ofLine(totals.parts().line())
                : new Amounts(
                        totals.parts().line(),
                        totals.reversedTopUp(),
                        totals.trueUp(),
                        totals.tax(),
                        totals.rounding());
    }

    /** A document is cleared once, as a whole. */
    private static UUID idOf(InvoiceId invoice) {
        return UUID.nameUUIDFromBytes(("invoice:" + invoice.value()).getBytes(UTF_8));
    }

    private static void demandDone(ClearingOutcome outcome) {
        switch (outcome) {
            case ClearingOutcome.Done done -> {}
            case ClearingOutcome.Repeated repeated ->
                throw new IllegalStateException("The ledger has cleared an invoice that was not paid");
            case ClearingOutcome.KeyUsedOtherwise otherwise ->
                throw new IllegalStateException("The ledger has cleared something else under this key");
            case ClearingOutcome.NoSuchAccount none -> throw new IllegalStateException("There is no such wallet");
            case ClearingOutcome.NoSuchClearing none ->
                throw new IllegalStateException("What is cleared is not taken back");
            case ClearingOutcome.MoreThanIsOwed more ->
                throw new IllegalStateException("The line owes " + more.owed() + " only");
        }
    }
}
