package io.tutorflow.usage.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts the attempts at works that can neither go on nor be ended by this release. */
final class StuckWork {

    private StuckWork() {}

    static Counter counter(MeterRegistry metrics) {
        return Counter.builder("tutorflow.work.stuck")
                .description("Attempts at works that can neither go on nor be ended here; a person must look")
                .register(metrics);
    }
}
