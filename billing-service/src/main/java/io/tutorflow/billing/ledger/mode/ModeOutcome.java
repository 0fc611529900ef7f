package io.tutorflow.billing.ledger.mode;

import io.tutorflow.money.Money;

/** What became of the wish for another billing mode. */
public sealed interface ModeOutcome {

    record Changed() implements ModeOutcome {}

    /** It was that before; nothing changed. */
    record Unchanged() implements ModeOutcome {}

    /** The account does not fit the mode; nothing changed. */
    sealed interface Refused extends ModeOutcome {}

    /** Credits that were bought: nobody may take them, and they could not be spent any more. */
    record CreditsLeft(Money purchased) implements Refused {}

    /** Credits below zero: a top-up has to fill them, or an invoice to ask for them. */
    record CreditsOwed(Money missing) implements Refused {}

    /** Nothing could be used: all that is metered is of the line. */
    record NoLine() implements Refused {}

    /** What work in progress holds would be covered by nothing, once promotional credits are withdrawn. */
    record LineTooSmall(Money held, Money unusedLine) implements Refused {}
}
