package io.tutorflow.usage.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What the door tells of itself. */
final class AdmissionMetrics {

    private final MeterRegistry metrics;
    private final Timer sojourn;
    private final Timer lag;
    private final Map<Refusal, Counter> shed = new EnumMap<>(Refusal.class);

    AdmissionMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        this.sojourn = Timer.builder("tutorflow.admission.sojourn")
                .description(
                        "From a request that is read to its record, or to a failure that was slower than the target")
                .register(metrics);
        this.lag = Timer.builder("tutorflow.admission.lag")
                .description("How late the event loops are")
                .register(metrics);
        for (var why : Refusal.values()) {
            shed.put(
                    why,
                    Counter.builder("tutorflow.admission.shed")
                            .description("Requests that were turned away at the door")
                            .tag("reason", why.text())
                            .register(metrics));
        }
    }

    void watch(Arrivals arrivals) {
        Gauge.builder("tutorflow.admission.limit", arrivals::limit)
                .description("Requests that may be on their way to a record")
                .register(metrics);
        Gauge.builder("tutorflow.admission.in.flight", () -> arrivals.share().taken())
                .description("Requests on their way to a record")
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
