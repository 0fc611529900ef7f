package io.tutorflow.bench.crash.fault;

import java.time.Duration;
import java.util.Random;

/** The duration and severity of each fault. */
final class FaultSizes {

    /** A replica that is silent for longer than its lease of 10 s finds its work taken over when it wakes up. */
    private static final int LEASE_PASSES_MILLIS = 11_000;

    /** The generator's caller abandons an attempt after 20 s. */
    private static final int GIVEN_UP_MILLIS = 21_000;

    private final Random random;
    private long clockSeconds;

    FaultSizes(Random random) {
        this.random = random;
    }

    /** @param slot the time until the next fault of its lane, within which it ends */
    Fault of(Duration at, FaultKind kind, String target, Duration slot) {
        return switch (kind) {
            case KILL_SERVICE, KILL_KAFKA, KILL_POSTGRES -> new Fault(at, kind, target, Duration.ZERO, 0);
            case RESTART -> new Fault(at, kind, target, between(0, 1_000), 0);
            case STOP_SERVICE -> new Fault(at, kind, target, mostly(500, 4_000, LEASE_PASSES_MILLIS), 0);
            case STOP_KAFKA, STOP_POSTGRES -> lasting(at, kind, target, between(500, 3_000), slot);
            case CUT_POSTGRES, CUT_KAFKA, CUT_CALL -> lasting(at, kind, target, between(300, 4_000), slot);
            case SILENCE -> lasting(at, kind, target, between(1_000, 8_000), slot);
            case SLOW_POSTGRES, SLOW_KAFKA, SLOW_CALL ->
                new Fault(at, kind, target, atMost(slot, between(2_000, 8_000)), 10 + random.nextInt(190));
            case HANG_GENERATOR -> lasting(at, kind, target, mostly(1_000, 6_000, GIVEN_UP_MILLIS), slot);
            case REDELIVER, REORDER -> new Fault(at, kind, target, Duration.ZERO, 20 + random.nextInt(280));
            case MOVE_CLOCK -> new Fault(at, kind, target, Duration.ZERO, nextClock());
        };
    }

    private static Fault lasting(Duration at, FaultKind kind, String target, Duration lasting, Duration slot) {
        return new Fault(at, kind, target, atMost(slot, lasting), 0);
    }

    /** Half of the slot may be over when the fault begins. */
    private static Duration atMost(Duration slot, Duration wanted) {
        var most = slot.multipliedBy(9).dividedBy(20);
        return wanted.compareTo(most) > 0 ? Duration.ofMillis(most.toMillis()) : wanted;
    }

    private Duration between(int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least));
    }

    private Duration mostly(int least, int most, int seldom) {
        return random.nextInt(4) == 0 ? between(seldom, seldom + 3_000) : between(least, most);
    }

    /** Usually forward by seconds, sometimes by hours; at times back, but never behind real time. */
    private long nextClock() {
        long step = switch (random.nextInt(5)) {
            case 0 -> -random.nextInt(300);
            case 1 -> 3_600L * (1 + random.nextInt(6));
            default -> 1 + random.nextInt(90);
        };
        clockSeconds = Math.max(0, clockSeconds + step);
        return clockSeconds;
    }
}
