package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.Set;

/** What is asked of the database besides its answer: that it comes in time, and whose fault it is if it is an error. */
public final class Databases {

    /** No statement here takes as long; what became of one that does is not known. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    /** SQLSTATE classes: data, constraint, transaction rollback (as by a deadlock). */
    private static final Set<String> ONE_ROWS_FAULT = Set.of("22", "23", "40");

    private Databases() {}

    /** Fails as 503 instead of waiting for ever. */
    public static <T> Uni<T> inTime(Uni<T> statement) {
        return statement.ifNoItem().after(ANSWER_WITHIN).failWith(() -> ApiProblem.unavailable("The database"));
    }

    /** Whether one row of a batch can be at fault, so that the others would pass without it. */
    static boolean isOneRowsFault(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && refused.getSqlState().length() == 5
                && ONE_ROWS_FAULT.contains(refused.getSqlState().substring(0, 2));
    }
}
