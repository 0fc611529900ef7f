package io.tutorflow.usage.work;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/** The works that this replica may have in progress at once. */
@ApplicationScoped
public class WorkSlots {

    private final Semaphore free;

    WorkSlots(WorkConfig config, MeterRegistry metrics) {
        this.free = new Semaphore(config.limit());
        Gauge.builder("tutorflow.work.in.progress", () -> config.limit() - free.availablePermits())
                .description("Works in progress on this replica")
                .register(metrics);
    }

    public boolean take() {
        return free.tryAcquire();
    }

    public void giveBack() {
        free.release();
    }

    int free() {
        return free.availablePermits();
    }
}
