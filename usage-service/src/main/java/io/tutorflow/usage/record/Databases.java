package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import java.time.Duration;

/** What is asked of the database besides its answer: that it comes in time. */
public final class Databases {

    /** No statement here takes as long; what became of one that does is not known. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private Databases() {}

    /** Fails as 503 instead of waiting for ever. */
    public static <T> Uni<T> inTime(Uni<T> statement) {
        return statement.ifNoItem().after(ANSWER_WITHIN).failWith(() -> ApiProblem.unavailable("The database"));
    }
}
