package io.tutorflow.billing.ledger.hold;

import io.vertx.pgclient.PgException;

/** What a failure of the database says of the ledger. */
final class Databases {

    private Databases() {}

    /** Whether the constraint that nobody overspends refused what the code should have refused. */
    static boolean isOverspending(Throwable failure) {
        return failure instanceof PgException refused && "nobody_overspends".equals(refused.getConstraint());
    }
}
