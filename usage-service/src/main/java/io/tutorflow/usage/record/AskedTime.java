package io.tutorflow.usage.record;

import io.tutorflow.http.ApiProblem;
import java.time.Instant;

/** What a time must be like that another service asks about. */
final class AskedTime {

    /** Beyond these nothing is recorded, and not every time can be a timestamp. */
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private AskedTime() {}

    static void demand(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw ApiProblem.invalid("to must be after from");
        }
        if (from.isBefore(FIRST) || to.isAfter(LAST)) {
            throw ApiProblem.invalid("from must be between 2000-01-01 and 9999-01-01");
        }
    }
}
