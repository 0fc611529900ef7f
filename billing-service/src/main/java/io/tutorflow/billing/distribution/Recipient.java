package io.tutorflow.billing.distribution;

/** Who gets tokens. */
sealed interface Recipient {

    String id();

    /** Has a wallet of their own. */
    record Student(String id) implements Recipient {}

    /** Spends the organization's wallet, within a budget. */
    record Teacher(String id) implements Recipient {}
}
