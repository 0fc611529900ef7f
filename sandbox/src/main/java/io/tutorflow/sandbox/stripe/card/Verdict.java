package io.tutorflow.sandbox.stripe.card;

/** What a bank says to a charge. */
public sealed interface Verdict {

    record Pays() implements Verdict {}

    record Declined(Decline reason) implements Verdict {}

    /** The holder must prove to be one first. */
    record Asks() implements Verdict {}
}
