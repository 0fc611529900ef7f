package io.tutorflow.billing.ledger.posting;

import io.tutorflow.money.Money;
import java.time.Instant;

/** What became of a posting. */
public sealed interface PostingOutcome {

    /** @param at the transfer's time */
    record Posted(Instant at) implements PostingOutcome {}

    /** It had been posted before; nothing changed. */
    record Repeated() implements PostingOutcome {}

    /** The key belongs to a transfer of another amount or account; nothing changed. */
    record KeyUsedOtherwise() implements PostingOutcome {}

    /** There is no such account; nothing changed. */
    record NoSuchAccount() implements PostingOutcome {}

    /** What the account uses is metered, so that nobody gives it credits; nothing changed. */
    record Metered() implements PostingOutcome {}

    /** The account has no more than this, its holds left out; nothing changed. */
    record TooLittle(Money available) implements PostingOutcome {}

    /** Demands what cannot be otherwise: anything else is a bug, and rolls the transaction back. */
    default Posted demandPosted() {
        if (this instanceof Posted posted) {
            return posted;
        }
        throw new IllegalStateException("The posting was rejected: " + this);
    }
}
