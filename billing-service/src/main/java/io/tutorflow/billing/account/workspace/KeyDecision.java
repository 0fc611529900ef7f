package io.tutorflow.billing.account.workspace;

/** What comes of a wish to make, revoke or rotate a key. */
public sealed interface KeyDecision {

    /** It is done, or it was already so. */
    record Done(KeyRing after, ApiKey key) implements KeyDecision {}

    /** Nothing changes. */
    record Refused(KeyRefusal reason) implements KeyDecision {}
}
