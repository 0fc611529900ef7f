package io.tutorflow.billing.wallet;

import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Credits that one account hands to another.
 *
 * @param id the caller's key: the same handover twice is one handover
 */
public record Handover(UUID id, Kind kind, UUID from, UUID to, Money amount, String reason, String actor, Instant at) {

    public Handover {
        if (!amount.isPositive() || from.equals(to)) {
            throw new IllegalArgumentException("A handover gives something to somebody else: " + amount);
        }
    }

    /** Which way they go. */
    public enum Kind {
        /** From an organization to one of its own. */
        DISTRIBUTION("distribution"),
        /** Back again. */
        DISTRIBUTION_RETURNED("distribution_returned");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** What became of it. */
    public sealed interface Outcome {

        /** The credits are there. */
        record Done() implements Outcome {}

        /** They were handed over before; nothing changed. */
        record Repeated() implements Outcome {}

        /** The giver has no more than this, its holds left out; nothing changed. */
        record TooLittle(Money available) implements Outcome {}

        /** One of the two has no account; nothing changed. */
        record NoSuchAccount() implements Outcome {}
    }
}
