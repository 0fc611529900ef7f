package io.tutorflow.billing.wallet;

import io.vertx.pgclient.PgException;
import java.util.Set;

/** What a database failure says of the batch that met it. */
final class Databases {

    /** SQLSTATE classes: data, constraint, transaction rollback (as by a deadlock). */
    private static final Set<String> ONE_ROWS_FAULT = Set.of("22", "23", "40");

    private static final int CLASS = 2;

    private Databases() {}

    /** Whether one row of a batch can be at fault, so that the others would pass without it. */
    static boolean isOneRowsFault(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && refused.getSqlState().length() > CLASS
                && ONE_ROWS_FAULT.contains(refused.getSqlState().substring(0, CLASS));
    }

    /** Whether the constraint that nobody overspends refused what the code should have refused. */
    static boolean isOverspending(Throwable failure) {
        return failure instanceof PgException refused && "nobody_overspends".equals(refused.getConstraint());
    }
}
