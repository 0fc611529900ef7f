package io.tutorflow.persistence;

import io.vertx.sqlclient.DatabaseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to blame for a database error, by the class of its SQLSTATE. */
public enum SqlFault {
    /** The infrastructure or its load: it passes by itself. */
    MACHINE,
    /** A concurrent transaction, as in a deadlock: this one was rolled back, and succeeds when repeated. */
    NEIGHBOUR,
    /** The data: repeating cannot help. */
    ROW,
    /** The statement, or an unexpected state of the database. */
    STATEMENT;

    /** Connection exception, insufficient resources, object in use, operator intervention. */
    private static final Set<String> MACHINE_CLASSES = Set.of("08", "53", "55", "57");

    /** Transaction rollback. */
    private static final String ROLLBACK_CLASS = "40";

    /** Data exception, integrity constraint violation. */
    private static final Set<String> ROW_CLASSES = Set.of("22", "23");

    private static final int STATE_LENGTH = 5;
    private static final int CLASS_LENGTH = 2;

    public static SqlFault of(@Nullable String sqlState) {
        if (sqlState == null || sqlState.length() != STATE_LENGTH) {
            return STATEMENT;
        }
        var group = sqlState.substring(0, CLASS_LENGTH);
        if (MACHINE_CLASSES.contains(group)) {
            return MACHINE;
        }
        if (group.equals(ROLLBACK_CLASS)) {
            return NEIGHBOUR;
        }
        return ROW_CLASSES.contains(group) ? ROW : STATEMENT;
    }

    /** Whether a single row of a batch can be at fault or blocked, so that the others would succeed without it. */
    public static boolean isOfOneRow(Throwable failure) {
        return failure instanceof DatabaseException refused
                && switch (of(refused.getSqlState())) {
                    case ROW, NEIGHBOUR -> true;
                    case MACHINE, STATEMENT -> false;
                };
    }
}
