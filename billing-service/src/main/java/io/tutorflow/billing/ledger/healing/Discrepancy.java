package io.tutorflow.billing.ledger.healing;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;

/**
 * One record in which the ledger differs from usage-service, as it is kept for a person.
 *
 * @param why it differs, or why it could not be made up for
 */
record Discrepancy(HoldId id, AccountId account, Kind kind, String why) {

    /** How it differs. */
    enum Kind {
        /** The ledger lacks its end, and cannot make up for it. */
        MISSING("missing"),
        /** Only the ledger has its end, or charged for it. */
        SURPLUS("surplus"),
        /** Both have its end, with another amount or account; or its account is not there. */
        CONTRADICTING("contradicting");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** As it is stored. */
        String text() {
            return text;
        }

        static Kind of(String text) {
            for (var kind : values()) {
                if (kind.text.equals(text)) {
                    return kind;
                }
            }
            throw new IllegalStateException("Not a kind of discrepancies: " + text);
        }
    }

    static Discrepancy missing(End end, String why) {
        return new Discrepancy(end.id(), end.account(), Kind.MISSING, why);
    }

    static Discrepancy surplus(End end) {
        return new Discrepancy(
                end.id(), end.account(), Kind.SURPLUS, "It is captured here and not finalized by usage-service");
    }

    static Discrepancy contradicting(End end) {
        return new Discrepancy(
                end.id(), end.account(), Kind.CONTRADICTING, "It differs from usage-service in amount or account");
    }

    static Discrepancy orphan(End end) {
        return new Discrepancy(end.id(), end.account(), Kind.CONTRADICTING, "It is of an account that is not there");
    }
}
