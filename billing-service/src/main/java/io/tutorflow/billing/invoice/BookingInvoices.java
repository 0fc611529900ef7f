package io.tutorflow.billing.invoice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.clearing.Clearing;
import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.billing.ledger.clearing.Clearing.Cause;
import io.tutorflow.billing.ledger.clearing.ClearingOutcome;
import io.tutorflow.billing.ledger.clearing.Reversal;
import io.tutorflow.billing.ledger.posting.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Books what becomes of documents, as part of the caller's transaction, which has locked them: each of it one posting of
 * parts, with a key that follows from the document, the credit note, and how often the document was reopened before.
 */
@ApplicationScoped
class BookingInvoices {

    private final Ledger ledger;

    BookingInvoices(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Its money came in. */
    Uni<Void> paid(Invoice.Opened document, int reopened, Amounts left, Clearing.Cash into, String by) {
        return once(document, key("invoice", document.header().id().value(), reopened), new Cause.Paid(into), left, by);
    }

    /** Answers whether it had been paid: what comes to nothing, or was credited as a whole, was not. */
    Uni<Boolean> takePaymentBack(Invoice.Opened document, int reopened, String by, String reason) {
        return reverse(document, key("invoice", document.header().id().value(), reopened), by, reason)
                .map(outcome -> switch (outcome) {
                    case ClearingOutcome.Done done -> true;
                    case ClearingOutcome.NoSuchClearing none -> false;
                    case ClearingOutcome.Repeated repeated -> throw wrong(repeated);
                    case ClearingOutcome.KeyUsedOtherwise otherwise -> throw wrong(otherwise);
                    case ClearingOutcome.NoSuchAccount none -> throw wrong(none);
                    case ClearingOutcome.MoreThanIsOwed more -> throw wrong(more);
                });
    }

    /** Whether Stripe has charged what it was paid by. */
    Uni<Boolean> isPaidThroughStripe(Invoice.Opened document, int reopened) {
        var key = key("invoice", document.header().id().value(), reopened);
        return Panache.getSession().chain(session -> ledger.isPaidInto(session, key, Clearing.Cash.STRIPE));
    }

    /** Nothing is to be paid of it: what it leaves on the line is owed no longer. */
    Uni<Void> settled(Invoice.Opened document, int reopened, Amounts left, String by) {
        return left.owed().isPositive()
                ? once(
                        document,
                        key("settled", document.header().id().value(), reopened),
                        new Cause.Settled(),
                        left,
                        by)
                : Uni.createFrom().voidItem();
    }

    Uni<Void> writtenOff(Invoice.Opened document, int reopened, Amounts left, String by) {
        return left.owed().isPositive()
                ? once(
                        document,
                        key("write-off", document.header().id().value(), reopened),
                        new Cause.WrittenOff(),
                        left.ofWhatIsOwed(),
                        by)
                : Uni.createFrom().voidItem();
    }

    /** What was written off is owed again. */
    Uni<Void> takeWriteOffBack(Invoice.WrittenOff document, int reopened, String by) {
        var key = key("write-off", document.header().id().value(), reopened);
        return reverse(document, key, by, document.opening().numberText())
                .invoke(outcome -> {
                    switch (outcome) {
                        // Where nothing was owed on the line, nothing was written off there.
                        case ClearingOutcome.Done done -> {}
                        case ClearingOutcome.NoSuchClearing none -> {}
                        case ClearingOutcome.Repeated repeated -> throw wrong(repeated);
                        case ClearingOutcome.KeyUsedOtherwise otherwise -> throw wrong(otherwise);
                        case ClearingOutcome.NoSuchAccount none -> throw wrong(none);
                        case ClearingOutcome.MoreThanIsOwed more -> throw wrong(more);
                    }
                })
                .replaceWithVoid();
    }

    /** As the note says: so much less is owed, or so much goes back the way that the payment came. */
    Uni<Void> credited(Invoice.Opened document, int reopened, CreditNote note) {
        return switch (note.settlement()) {
            case DUE_LOWERED -> lowered(document, note).replaceWithVoid();
            case MONEY_BACK ->
                isPaidThroughStripe(document, reopened)
                        .chain(charged ->
                                givenBack(document, note, charged ? Clearing.Cash.STRIPE : Clearing.Cash.BANK));
        };
    }

    private Uni<Void> givenBack(Invoice.Opened document, CreditNote note, Clearing.Cash outOf) {
        return clear(
                        document,
                        key("given-back", note.id(), 0),
                        new Cause.GivenBack(outOf),
                        note.content().amounts(),
                        note.createdBy(),
                        note.numberText())
                .invoke(BookingInvoices::demandDone)
                .replaceWithVoid();
    }

    /** The payment that it gave back a part of was taken back as a whole: so much less of the document is owed instead. */
    Uni<Void> lowerInstead(Invoice.Opened document, CreditNote note, String by) {
        return reverse(document, key("given-back", note.id(), 0), by, note.numberText())
                .invoke(BookingInvoices::demandDoneOnce)
                .chain(() -> lowered(document, note))
                .replaceWithVoid();
    }

    private Uni<Void> lowered(Invoice.Opened document, CreditNote note) {
        var owed = note.content().amounts().ofWhatIsOwed();
        return owed.owed().isPositive()
                ? clear(
                                document,
                                key("credited", note.id(), 0),
                                new Cause.Credited(),
                                owed,
                                note.createdBy(),
                                note.numberText())
                        .invoke(BookingInvoices::demandDoneOnce)
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> once(Invoice.Opened document, UUID key, Cause cause, Amounts amounts, String by) {
        return clear(document, key, cause, amounts, by, document.opening().numberText())
                .invoke(BookingInvoices::demandDone)
                .replaceWithVoid();
    }

    private Uni<ClearingOutcome> clear(
            Invoice.Opened document, UUID key, Cause cause, Amounts amounts, String by, String reason) {
        var clearing = new Clearing(key, document.header().account(), cause, amounts, by, reason);
        return Panache.getSession().chain(session -> ledger.clear(session, clearing));
    }

    private Uni<ClearingOutcome> reverse(Invoice.Opened document, UUID key, String by, String reason) {
        var reversal = new Reversal(key, document.header().account(), by, reason);
        return Panache.getSession().chain(session -> ledger.reverse(session, reversal));
    }

    private static UUID key(String what, UUID id, int reopened) {
        var name = what + ":" + id + (reopened == 0 ? "" : ":" + reopened);
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    private static void demandDone(ClearingOutcome outcome) {
        if (!(outcome instanceof ClearingOutcome.Done)) {
            throw wrong(outcome);
        }
    }

    /** A note that was converted when its invoice was reopened before stays so. */
    private static void demandDoneOnce(ClearingOutcome outcome) {
        if (!(outcome instanceof ClearingOutcome.Done) && !(outcome instanceof ClearingOutcome.Repeated)) {
            throw wrong(outcome);
        }
    }

    private static IllegalStateException wrong(ClearingOutcome outcome) {
        return new IllegalStateException("The books do not agree with the document: " + outcome);
    }
}
