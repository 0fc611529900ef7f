package io.tutorflow.billing.ledger.clearing;

import io.tutorflow.money.Money;
import java.time.Instant;

/** What became of a clearing, or of taking one back. */
public sealed interface ClearingOutcome {

    /** @param at the transfers' time */
    record Done(Instant at) implements ClearingOutcome {}

    /** It had been done before; nothing changed. */
    record Repeated() implements ClearingOutcome {}

    /** The key belongs to other transfers; nothing changed, and a person must look. */
    record KeyUsedOtherwise() implements ClearingOutcome {}

    /** There is no such account; nothing changed. */
    record NoSuchAccount() implements ClearingOutcome {}

    /** There is nothing of that key to take back; nothing changed. */
    record NoSuchClearing() implements ClearingOutcome {}

    /** Less than that is owed on the line; nothing changed. */
    record MoreThanIsOwed(Money owed) implements ClearingOutcome {}
}
