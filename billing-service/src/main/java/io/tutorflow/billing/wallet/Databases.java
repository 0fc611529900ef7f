package io.tutorflow.billing.wallet;

import io.vertx.pgclient.PgException;

/** What a database failure says of the batch that met it. */
final class Databases {

    private static final String DATA_EXCEPTION = "22";
    private static final String CONSTRAINT_VIOLATION = "23";

    private Databases() {}

    /** Whether one row of a batch can be at fault, so that the others would pass without it. */
    static boolean isOneRowsFault(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && (refused.getSqlState().startsWith(DATA_EXCEPTION)
                        || refused.getSqlState().startsWith(CONSTRAINT_VIOLATION));
    }

    /** Whether the constraint that nobody overspends refused what the code should have refused. */
    static boolean isOverspending(Throwable failure) {
        return failure instanceof PgException refused && "nobody_overspends".equals(refused.getConstraint());
    }
}
