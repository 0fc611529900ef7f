package io.tutorflow.billing.invoice.completeness;

import java.time.Instant;

/**
 * A period in which usage was finalized.
 *
 * @param from the first instant of it
 * @param to the first instant after it
 */
public record ComparedTime(Instant from, Instant to) {

    public ComparedTime {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A time ends after it begins: " + from + " to " + to);
        }
    }
}
