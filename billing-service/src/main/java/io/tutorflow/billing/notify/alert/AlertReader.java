package io.tutorflow.billing.notify.alert;

/** Who reads an alert: what to do about it differs. */
enum AlertReader {
    /** A workspace's owner, and whoever its setting names. */
    WORKSPACE,
    /** Whoever the organization's setting names. */
    ADMIN,
    /** Whoever the student's own setting names. */
    STUDENT
}
