package io.tutorflow.usage.work;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.simulation.machine.Nowhere;
import io.tutorflow.usage.generation.Generators;
import io.tutorflow.usage.record.RunningWork;
import io.tutorflow.usage.record.Statements;
import java.time.Duration;

/** What one replica has to get work done: the production classes, over the simulated table of running work. */
public final class Workplace {

    public static final WorkConfig CONFIG = new Usual();

    private final WorkSlots slots = new WorkSlots(CONFIG, Nowhere.METRICS);
    private final DoingWork working;
    private final TakingOverWork takingOver;
    private final VoidingOverdueWork sweeping;

    public Workplace(RunningWork runningWork, Statements statements, Generators generators, BusinessClock clock) {
        working = new DoingWork(generators, statements.ending(), statements.records(), slots, clock);
        takingOver = new TakingOverWork(runningWork, statements.records(), working, slots, clock, Nowhere.METRICS);
        sweeping =
                new VoidingOverdueWork(runningWork, statements.records(), statements.ending(), clock, Nowhere.METRICS);
    }

    public DoingWork working() {
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
