package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.simulation.machine.Host;
import io.tutorflow.simulation.machine.Network;
import io.tutorflow.simulation.machine.Nowhere;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** The table of running work, as one replica asks it. */
public final class SimulatedRunningWork extends RunningWork {

    private final Host host;
    private final Network network;
    private final UsageDatabase rows;
    private final Predicate<Host> isGone;

    public SimulatedRunningWork(Host host, Network network, UsageDatabase rows, Predicate<Host> isGone) {
        super(Nowhere.POOL, new WorkerId());
        this.host = host;
        this.network = network;
        this.rows = rows;
        this.isGone = isGone;
    }

    @Override
    public Uni<List<RecordId>> takeOver(Instant now, int limit) {
        return network.execute(host, "take over", rows.database(), () -> rows.takeOver(host, isGone, now, limit));
    }

    @Override
    public Uni<List<RecordId>> overdue(Instant now, int limit) {
        return network.execute(host, "look for overdue work", rows.database(), () -> rows.overdue(now, limit));
    }
}
