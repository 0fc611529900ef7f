package io.tutorflow.billing.wallet;

/** What became of a grant. */
public sealed interface GrantPosting {

    /** @param repeated it had been posted before and nothing changed */
    record Posted(boolean repeated) implements GrantPosting {}

    /** The key belongs to a grant of another amount or account; nothing changed. */
    record KeyUsedOtherwise() implements GrantPosting {}

    /** There is no such account. */
    record NoSuchAccount() implements GrantPosting {}
}
