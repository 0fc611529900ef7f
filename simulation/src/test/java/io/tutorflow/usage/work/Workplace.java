package io.tutorflow.usage.work;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.simulation.machine.Host;
import io.tutorflow.simulation.machine.Network;
import io.tutorflow.simulation.machine.Nowhere;
import io.tutorflow.usage.generation.Generators;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.record.Statements;
import io.tutorflow.usage.record.UsageDatabase;
import io.tutorflow.usage.record.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** What one replica has to get work done: the production classes, over the simulated table of running work. */
public final class Workplace {

    public static final WorkConfig CONFIG = new Usual();

    private final WorkSlots slots = new WorkSlots(CONFIG, Nowhere.METRICS);
    private final Working working;
    private final TakingOver takingOver;
    private final Sweeping sweeping;

    public Workplace(RunningWork runningWork, Statements statements, Generators generators, BusinessClock clock) {
        working = new Working(generators, statements.ending(), statements.records(), slots, clock);
        takingOver = new TakingOver(runningWork, statements.records(), working, slots, clock);
        sweeping = new Sweeping(runningWork, statements.records(), statements.ending(), clock);
    }

    public Working working() {
        return working;
    }

    public WorkSlots slots() {
        return slots;
    }

    public Uni<Void> takeOver() {
        return takingOver.takeOver();
    }

    public Uni<Void> sweep() {
        return sweeping.sweep();
    }

    /** The table of running work, as one replica asks it. */
    public static final class RunningWork extends RunningWorkTable {

        private final Host host;
        private final Network network;
        private final UsageDatabase rows;
        private final Predicate<Host> isGone;

        public RunningWork(Host host, Network network, UsageDatabase rows, Predicate<Host> isGone) {
            super(Nowhere.POOL, new WorkerId());
            this.host = host;
            this.network = network;
            this.rows = rows;
            this.isGone = isGone;
        }

        @Override
        Uni<List<RecordId>> takeOver(Instant now, int limit) {
            return network.execute(host, "take over", rows.database(), () -> rows.takeOver(host, isGone, now, limit));
        }

        @Override
        Uni<List<RecordId>> overdue(Instant now, int limit) {
            return network.execute(host, "look for overdue work", rows.database(), () -> rows.overdue(now, limit));
        }
    }

    /** The defaults. */
    private static final class Usual implements WorkConfig {

        @Override
        public int limit() {
            return 1_000;
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(15);
        }

        @Override
        public Duration deadline() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration renderDeadline() {
            return Duration.ofHours(24);
        }

        @Override
        public Duration lease() {
            return Duration.ofSeconds(10);
        }
    }
}
