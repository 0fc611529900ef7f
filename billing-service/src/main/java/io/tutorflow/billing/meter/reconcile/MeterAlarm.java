package io.tutorflow.billing.meter.reconcile;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Calls a person: what Stripe charges is not what was used. */
@ApplicationScoped
class MeterAlarm {

    private static final Logger LOG = Logger.getLogger(MeterAlarm.class);

    private final Counter alarms;

    MeterAlarm(MeterRegistry metrics) {
        this.alarms = Counter.builder("tutorflow.meters.alarms")
                .description(
                        "What Stripe's meters have counted otherwise than was reported; a person must look into it")
                .register(metrics);
    }

    void raise(String what) {
        alarms.increment();
        LOG.errorf("ALARM, meters: %s", what);
    }
}
