package io.tutorflow.usage.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tutorflow.messaging.FailureKind;
import io.tutorflow.usage.record.RecordId;
import org.jboss.logging.Logger;

/** Works that can neither go on nor be ended by this release, as opposed to those that wait for the database. */
final class StuckWork {

    private final Logger log;
    private final Counter attempts;

    /** @param log of the class that meets them */
    StuckWork(Logger log, MeterRegistry metrics) {
        this.log = log;
        this.attempts = Counter.builder("tutorflow.work.stuck")
                .description("Attempts at works that can neither go on nor be ended here; a person must look")
                .register(metrics);
    }

    /**
     * The next run tries again in any case.
     *
     * @param what cannot be done to it
     */
    void met(RecordId id, String what, Throwable failure) {
        if (FailureKind.of(failure) == FailureKind.TRANSIENT) {
            log.warnf("The work %s is not %s yet, which will be retried: %s", id.value(), what, failure);
        } else {
            attempts.increment();
            log.errorf(failure, "ALARM, the work %s cannot be %s here", id.value(), what);
        }
    }
}
