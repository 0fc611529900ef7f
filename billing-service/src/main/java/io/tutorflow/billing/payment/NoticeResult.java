package io.tutorflow.billing.payment;

/** The outcome of a notice. */
public sealed interface NoticeResult {

    /** Stored; if its object is ours, it will be looked at. */
    record Stored() implements NoticeResult {}

    /** It had already arrived. */
    record Repeated() implements NoticeResult {}

    /** It contradicts what we know about its object, and is not stored. */
    record Foreign(String what) implements NoticeResult {}
}
