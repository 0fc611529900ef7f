package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import java.time.Duration;

/** Makes sure that the database answers in time. */
public final class Databases {

    /** No statement here takes as long; the outcome of one that does is unknown. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private Databases() {}

    /** Fails with 503 instead of waiting for ever. */
    public static <T> Uni<T> inTime(Uni<T> statement) {
        return statement.ifNoItem().after(ANSWER_WITHIN).failWith(() -> ApiProblem.unavailable("The database"));
    }
}
