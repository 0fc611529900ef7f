package io.tutorflow.http;

/** What has a wallet. */
public enum AccountKind {
    /** An agent's or developer's. */
    WORKSPACE,
    /** A school. */
    ORGANIZATION,
    /** A student with tokens of the student's own. */
    STUDENT
}
