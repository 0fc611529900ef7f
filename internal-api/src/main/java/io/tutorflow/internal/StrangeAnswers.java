package io.tutorflow.internal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what another service answered and this release does not understand: one of the two is behind, or broken. */
public final class StrangeAnswers {

    private StrangeAnswers() {}

    /** @param about what was asked: {@code records}, {@code holds}, {@code reservations} or {@code accounts} */
    public static Counter counter(MeterRegistry metrics, String about) {
        return Counter.builder("tutorflow.answers.strange")
                .description("Answers of another service that are not understood; a person must look")
                .tag("about", about)
                .register(metrics);
    }
}
