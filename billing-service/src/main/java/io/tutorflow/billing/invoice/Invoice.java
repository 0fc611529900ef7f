package io.tutorflow.billing.invoice;

import io.tutorflow.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A document in one of its states; what may follow is a method of the state that allows it. */
sealed interface Invoice {

    /** Below that Stripe would mark it as paid without money: it waits for the next month. */
    Money LEAST_DUE = Money.ofCents(50);

    Header header();

    /** It can be deleted, and nobody has seen it. */
    record Draft(Header header) implements Invoice {

        boolean isTooSmall() {
            var due = header.totals().due();
            return due.isPositive() && LEAST_DUE.exceeds(due);
        }

        Series series() {
            return header.totals().due().isPositive() ? Series.INVOICE : Series.STATEMENT;
        }

        /** Where nothing is due, it is paid as soon as it is opened. */
        Opened open(Opening opening) {
            return opening.series() == Series.STATEMENT
                    ? new Paid(header, opening, new Ending(opening.openedAt(), Machines.NOTHING_DUE, null))
                    : new Open(header, opening);
        }
    }

    /** It has its number and stays what it is. */
    sealed interface Opened extends Invoice {

        Opening opening();

        /** In the state that it was opened in, whatever has become of it. */
        default Opened asOpened() {
            return new Draft(header()).open(opening());
        }
    }

    /** It can still be paid. */
    sealed interface Payable extends Opened {

        default Paid paid(Instant at, String by, @Nullable String reason) {
            return new Paid(header(), opening(), new Ending(at, by, reason));
        }
    }

    /** It can be made void: a replacement takes over what it is about. */
    sealed interface Voidable extends Opened {

        default Void voided(Instant at, String by, String reason) {
            return new Void(header(), opening(), new Ending(at, by, reason));
        }
    }

    record Open(Header header, Opening opening) implements Payable, Voidable {

        Uncollectible giveUp(Instant at, String by, String reason) {
            return new Uncollectible(header, opening, new Ending(at, by, reason));
        }
    }

    /** Nobody expects its money any more; it is welcome all the same. */
    record Uncollectible(Header header, Opening opening, Ending ending) implements Payable, Voidable {

        WrittenOff writeOff(Instant at, String by, String reason) {
            return new WrittenOff(header, opening, ending, new Ending(at, by, reason));
        }
    }

    /** What it left on the line is owed no longer; a late payment takes that back first. */
    record WrittenOff(Header header, Opening opening, Ending ending, Ending writeOff) implements Payable, Voidable {}

    record Paid(Header header, Opening opening, Ending ending) implements Opened {

        /** Its money was taken back. */
        Open reopened() {
            return new Open(header, opening);
        }
    }

    record Void(Header header, Opening opening, Ending ending) implements Opened {}
}
