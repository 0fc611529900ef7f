package io.tutorflow.billing.account.workspace;

/** The result of a request to create, revoke or rotate a key. */
public sealed interface KeyDecision {

    /** Done now, or already so. */
    record Done(KeyRing after, ApiKey key) implements KeyDecision {}

    /** Nothing changes. */
    record Refused(KeyRefusal reason) implements KeyDecision {}
}
