package io.tutorflow.http;

/** The kinds of account that have a wallet. */
public enum AccountKind {
    /** An agent's or developer's. */
    WORKSPACE,
    /** A school. */
    ORGANIZATION,
    /** A student with tokens of their own. */
    STUDENT
}
