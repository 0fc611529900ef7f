package io.tutorflow.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;

/**
 * The topics whose reading waits for a person, and why. It is no matter of readiness: a service that answers goes on
 * answering.
 */
@Default
@Wellness
@ApplicationScoped
class Incidents implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Incidents.class);

    private final Map<String, String> pauses = new ConcurrentHashMap<>();
    private final Counter alarms;

    Incidents(MeterRegistry metrics) {
        alarms = Counter.builder("tutorflow.events.alarms")
                .description("Times that a topic could not be read as it should; each is logged and a person must look")
                .register(metrics);
        metrics.gaugeMapSize("tutorflow.events.paused", Tags.empty(), pauses);
    }

    /** An alarm at the beginning only; what is tried again and fails again is the same incident. */
    void pause(String topic, Throwable why) {
        if (pauses.put(topic, why.toString()) == null) {
            alarms.increment();
            LOG.errorf(why, "ALARM, the reading of %s is paused", topic);
        }
    }

    /** Something a person must look at while the reading goes on. */
    void alarm(String topic, Throwable why) {
        alarms.increment();
        LOG.errorf(why, "ALARM, the reading of %s goes on without what it cannot read", topic);
    }

    boolean isPaused(String topic) {
        return pauses.containsKey(topic);
    }

    void resume(String topic) {
        if (pauses.remove(topic) != null) {
            LOG.infof("The reading of %s goes on", topic);
        }
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("events");
        var now = Map.copyOf(pauses);
        now.forEach(response::withData);
        return response.status(now.isEmpty()).build();
    }
}
