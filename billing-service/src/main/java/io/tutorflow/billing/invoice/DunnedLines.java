package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.line.FreezeOutcome;
import io.tutorflow.billing.ledger.posting.Ledger;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The last step of dunning: nothing more is given on the line of an account of which Stripe has given an invoice up, until
 * the last of them is paid or void. Credits that were bought can still be spent. Part of the caller's transaction.
 */
@ApplicationScoped
class DunnedLines {

    private final Ledger ledger;
    private final InvoiceRepository invoices;

    DunnedLines(Ledger ledger, InvoiceRepository invoices) {
        this.ledger = ledger;
        this.invoices = invoices;
    }

    Uni<Void> freeze(Invoice.Opened document) {
        var account = document.header().account();
        return Panache.getSession()
                .chain(session -> ledger.freezeLine(
                        session, account, Machines.STRIPE, document.opening().numberText()))
                .invoke(DunnedLines::demandAccount)
                .replaceWithVoid();
    }

    /** Does nothing for one that people had given up: that had frozen nothing. */
    Uni<Void> thaw(Invoice.Opened document) {
        return isDunned(document)
                ? invoices.dunned(document.header().account(), document.header().id())
                        .chain(others -> others > 0 ? Uni.createFrom().voidItem() : thawLine(document))
                : Uni.createFrom().voidItem();
    }

    private static boolean isDunned(Invoice.Opened document) {
        return switch (document) {
            case Invoice.Open open -> false;
            case Invoice.Paid paid -> false;
            case Invoice.Void isVoid -> false;
            case Invoice.Uncollectible given -> given.ending().by().equals(Machines.STRIPE);
            case Invoice.WrittenOff off -> off.ending().by().equals(Machines.STRIPE);
        };
    }

    private Uni<Void> thawLine(Invoice.Opened document) {
        return Panache.getSession()
                .chain(session -> ledger.thawLine(
                        session,
                        document.header().account(),
                        Machines.STRIPE,
                        document.opening().numberText()))
                .invoke(DunnedLines::demandAccount)
                .replaceWithVoid();
    }

    private static void demandAccount(FreezeOutcome outcome) {
        switch (outcome) {
            // Somebody else may have done so before.
            case CHANGED, AS_IT_WAS -> {}
            case NO_SUCH_ACCOUNT -> throw new IllegalStateException("An invoice without an account");
        }
    }
}
