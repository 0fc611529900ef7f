package io.tutorflow.billing.wallet;

/** What became of a deposit. */
public sealed interface DepositPosting {

    /** @param repeated it had been posted before and nothing changed */
    record Posted(boolean repeated) implements DepositPosting {}

    /** The key belongs to a deposit of another amount or account; nothing changed. */
    record KeyUsedOtherwise() implements DepositPosting {}

    /** There is no such account. */
    record NoSuchAccount() implements DepositPosting {}
}
