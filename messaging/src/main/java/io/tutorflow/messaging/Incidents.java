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
 * The topics whose consumption waits for a person, and why. Readiness is not affected: the service keeps answering.
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
                .description("Failures to read a topic; each is logged and needs a person")
                .register(metrics);
        metrics.gaugeMapSize("tutorflow.events.paused", Tags.empty(), pauses);
    }

    /** Raises one alarm per incident; repeated failures belong to the same incident. */
    void pause(String topic, Throwable why) {
        if (pauses.put(topic, why.toString()) == null) {
            alarms.increment();
            LOG.errorf(why, "ALARM, consumption of %s is paused", topic);
        }
    }

    /** Something a person must look at while consumption continues. */
    void alarm(String topic, Throwable why) {
        alarms.increment();
        LOG.errorf(why, "ALARM, consumption of %s continues without the messages it cannot read", topic);
    }

    boolean isPaused(String topic) {
        return pauses.containsKey(topic);
    }

    void resume(String topic) {
        if (pauses.remove(topic) != null) {
            LOG.infof("Consumption of %s has resumed", topic);
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
