package io.tutorflow.http;

import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.Set;

/** Another service that reports that it is unavailable. */
public final class Away {

    private static final Set<Integer> STATUSES = Set.of(429, 502, 503, 504);

    private Away() {}

    /** The failure itself or, if it is such a report, one like that of a broken connection. */
    public static Throwable orItself(Throwable failure) {
        return failure instanceof WebApplicationException answer
                        && STATUSES.contains(answer.getResponse().getStatus())
                ? new IOException("Answered " + answer.getResponse().getStatus(), answer)
                : failure;
    }
}
