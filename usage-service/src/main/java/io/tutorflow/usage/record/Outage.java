package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;

/** A database that cannot be had right now, as opposed to a statement that is wrong. */
public final class Outage {

    private static final Logger LOG = Logger.getLogger(Outage.class);

    /** No statement here takes as long; what became of one that does is not known. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    /** SQLSTATE classes: connection, resources, object not available, operator's intervention. */
    private static final Set<String> PASSING = Set.of("08", "53", "55", "57");

    /** SQLSTATE classes: data, constraint, transaction rollback (as by a deadlock). */
    private static final Set<String> ONE_ROWS_FAULT = Set.of("22", "23", "40");

    private Outage() {}

    /** Fails instead of waiting for ever, and as 503 if it is the database that is not there. */
    public static <T> Uni<T> guard(Uni<T> statement) {
        return statement.ifNoItem().after(ANSWER_WITHIN).fail().onFailure().transform(Outage::explained);
    }

    /** Whether one row of a batch can be at fault, so that the others would pass without it. */
    static boolean isOneRowsFault(Throwable failure) {
        return failure instanceof PgException refused && ONE_ROWS_FAULT.contains(sqlClass(refused));
    }

    static Throwable explained(Throwable failure) {
        if (failure instanceof ApiProblem
                || (failure instanceof PgException refused && !PASSING.contains(sqlClass(refused)))) {
            return failure;
        }
        LOG.warnf("The database is not there: %s", failure);
        return ApiProblem.unavailable("The database");
    }

    private static String sqlClass(PgException refused) {
        var state = refused.getSqlState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
