package io.tutorflow.bench.crash.fault;

import static io.tutorflow.bench.crash.fault.FaultKind.CUT_CALL;
import static io.tutorflow.bench.crash.fault.FaultKind.CUT_KAFKA;
import static io.tutorflow.bench.crash.fault.FaultKind.CUT_POSTGRES;
import static io.tutorflow.bench.crash.fault.FaultKind.HANG_GENERATOR;
import static io.tutorflow.bench.crash.fault.FaultKind.KILL_KAFKA;
import static io.tutorflow.bench.crash.fault.FaultKind.KILL_POSTGRES;
import static io.tutorflow.bench.crash.fault.FaultKind.KILL_SERVICE;
import static io.tutorflow.bench.crash.fault.FaultKind.MOVE_CLOCK;
import static io.tutorflow.bench.crash.fault.FaultKind.REDELIVER;
import static io.tutorflow.bench.crash.fault.FaultKind.REORDER;
import static io.tutorflow.bench.crash.fault.FaultKind.RESTART;
import static io.tutorflow.bench.crash.fault.FaultKind.SILENCE;
import static io.tutorflow.bench.crash.fault.FaultKind.SLOW_CALL;
import static io.tutorflow.bench.crash.fault.FaultKind.SLOW_KAFKA;
import static io.tutorflow.bench.crash.fault.FaultKind.SLOW_POSTGRES;
import static io.tutorflow.bench.crash.fault.FaultKind.STOP_KAFKA;
import static io.tutorflow.bench.crash.fault.FaultKind.STOP_POSTGRES;
import static io.tutorflow.bench.crash.fault.FaultKind.STOP_SERVICE;

import java.util.List;

/**
 * Faults that follow one another, because each must be recovered from before the next one strikes. Lanes are
 * independent: their faults overlap at random.
 *
 * @param shares how often each kind occurs within {@link Schedule#REFERENCE}
 */
record Lane(List<Share> shares) {

    /** Enough for at least 20 to strike, though some find their part already down. */
    private static final int USUAL = 22;

    /** Over three lanes: 24 restarts. Each costs a core of the machine for up to ten seconds. */
    private static final int RESTARTS = 8;

    private static final List<String> TOPICS = List.of(
            "tutorflow.usage.finalized",
            "tutorflow.usage.finalized",
            "tutorflow.usage.recorded",
            "tutorflow.accounts",
            "tutorflow.budget.exceeded",
            "tutorflow.pricing.catalog");

    static final List<Lane> ALL = List.of(
            new Lane(List.of(
                    new Share(KILL_SERVICE, USUAL, Topology.REPLICAS),
                    new Share(STOP_SERVICE, USUAL, Topology.REPLICAS),
                    new Share(RESTART, RESTARTS, Topology.REPLICAS))),
            new Lane(List.of(
                    of(KILL_KAFKA, Topology.KAFKA),
                    of(STOP_KAFKA, Topology.KAFKA),
                    new Share(RESTART, RESTARTS, List.of(Topology.KAFKA)))),
            new Lane(List.of(
                    of(KILL_POSTGRES, Topology.POSTGRES),
                    of(STOP_POSTGRES, Topology.POSTGRES),
                    new Share(RESTART, RESTARTS, List.of(Topology.POSTGRES)))),
            new Lane(List.of(new Share(CUT_POSTGRES, USUAL, Topology.TO_POSTGRES))),
            new Lane(List.of(new Share(CUT_KAFKA, USUAL, Topology.TO_KAFKA))),
            new Lane(List.of(new Share(CUT_CALL, USUAL, Topology.CALLS))),
            new Lane(List.of(new Share(SILENCE, USUAL, Topology.LINKS))),
            new Lane(List.of(new Share(SLOW_POSTGRES, USUAL, Topology.TO_POSTGRES))),
            new Lane(List.of(new Share(SLOW_KAFKA, USUAL, Topology.TO_KAFKA))),
            new Lane(List.of(new Share(SLOW_CALL, USUAL, Topology.CALLS))),
            new Lane(List.of(of(HANG_GENERATOR, Topology.GENERATOR))),
            new Lane(List.of(new Share(REDELIVER, USUAL, TOPICS), new Share(REORDER, USUAL, TOPICS))),
            new Lane(List.of(of(MOVE_CLOCK, ""))));

    /** How often a kind occurs, and its possible targets. */
    record Share(FaultKind kind, int times, List<String> targets) {}

    private static Share of(FaultKind kind, String target) {
        return new Share(kind, USUAL, List.of(target));
    }
}
