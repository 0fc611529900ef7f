package io.tutorflow.billing.ledger.healing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** From one moment to before another. */
record Span(Instant from, Instant to) {

    static Span of(Instant from, Duration length) {
        return new Span(from, from.plus(length));
    }

    Duration length() {
        return Duration.between(from, to);
    }

    /** It is a whole number of parts. */
    List<Span> parts(Duration length) {
        return LongStream.range(0, length().dividedBy(length))
                .mapToObj(part -> of(from.plus(length.multipliedBy(part)), length))
                .toList();
    }
}
