package io.tutorflow.billing.payment;

/** What becomes of a notice. */
public sealed interface Noting {

    /** Kept; what it is about, if it is ours, will be looked at. */
    record Noted() implements Noting {}

    /** It had come before. */
    record Repeated() implements Noting {}

    /** It claims to be about something that is not as it says: not kept. */
    record Foreign(String what) implements Noting {}
}
