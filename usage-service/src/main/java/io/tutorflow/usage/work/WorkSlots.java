package io.tutorflow.usage.work;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tutorflow.admission.FairShare;
import io.tutorflow.admission.Room;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** How much work this replica may have in progress at once, and how much of it per workspace or school. */
@ApplicationScoped
public class WorkSlots {

    private final FairShare<UUID> share;

    WorkSlots(WorkConfig config, MeterRegistry metrics) {
        this.share = new FairShare<>(config::limit);
        Gauge.builder("tutorflow.work.in.progress", share::taken)
                .description("Work in progress on this replica")
                .register(metrics);
    }

    public boolean take(UUID account) {
        return share.take(account) == Room.TAKEN;
    }

    /** For work begun by another replica, which nobody else would end. */
    boolean takeOver(UUID account) {
        return share.takeBeyondShare(account);
    }

    public void giveBack(UUID account) {
        share.giveBack(account);
    }

    int free() {
        return share.free();
    }
}
