package io.tutorflow.usage.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The door's metrics. */
final class AdmissionMetrics {

    private final MeterRegistry metrics;
    private final Timer sojourn;
    private final Timer lag;
    private final Map<Refusal, Counter> shed = new EnumMap<>(Refusal.class);

    AdmissionMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        this.sojourn = Timer.builder("tutorflow.admission.sojourn")
                .description("Time from reading a request to its usage record, or to a failure slower than the target")
                .register(metrics);
        this.lag = Timer.builder("tutorflow.admission.lag")
                .description("Delay of the event loops")
                .register(metrics);
        for (var why : Refusal.values()) {
            shed.put(
                    why,
                    Counter.builder("tutorflow.admission.shed")
                            .description("Requests turned away on arrival")
                            .tag("reason", why.text())
                            .register(metrics));
        }
    }

    void watch(Arrivals arrivals) {
        Gauge.builder("tutorflow.admission.limit", arrivals::limit)
                .description("Limit of requests in progress towards a usage record")
                .register(metrics);
        Gauge.builder("tutorflow.admission.in.flight", () -> arrivals.share().taken())
                .description("Requests in progress towards a usage record")
                .register(metrics);
    }

    void cameThrough(Duration took) {
        sojourn.record(took);
    }

    void late(Duration by) {
        lag.record(by);
    }

    void turnedAway(Refusal why) {
        var counter = shed.get(why);
        if (counter != null) {
            counter.increment();
        }
    }
}
