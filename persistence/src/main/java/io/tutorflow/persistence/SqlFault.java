package io.tutorflow.persistence;

import io.vertx.sqlclient.DatabaseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose fault an error of the database is, by the class of its SQLSTATE. */
public enum SqlFault {
    /** Of the machine, or of whoever keeps it busy: it passes by itself. */
    MACHINE,
    /** Of those at work beside it, as in a deadlock: the transaction was rolled back, and passes when it is repeated. */
    NEIGHBOUR,
    /** Of what is written: no repetition will mend it. */
    ROW,
    /** Of the statement, or of a database that is not as it should be. */
    STATEMENT;

    /** Connection, resources, object in use, operator's intervention. */
    private static final Set<String> MACHINE_CLASSES = Set.of("08", "53", "55", "57");

    /** Transaction rollback. */
    private static final String ROLLBACK_CLASS = "40";

    /** Data, constraint. */
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

    /** Whether one row of a batch can be at fault, or in somebody's way, so that the others would pass without it. */
    public static boolean isOfOneRow(Throwable failure) {
        return failure instanceof DatabaseException refused
                && switch (of(refused.getSqlState())) {
                    case ROW, NEIGHBOUR -> true;
                    case MACHINE, STATEMENT -> false;
                };
    }
}
