package io.tutorflow.bench.crash.fault;

import java.time.Duration;
import java.util.Locale;

/**
 * One fault.
 *
 * @param at since the run began
 * @param target the part, link or topic affected; empty if all are
 * @param lasting zero if it is instantaneous
 * @param size milliseconds of delay of a slow link, events to redeliver, or seconds of the clock's new offset;
 *     otherwise 0
 */
public record Fault(Duration at, FaultKind kind, String target, Duration lasting, long size) {

    /** One line of the list, the same for the same seed. */
    public String line() {
        return String.format(
                        Locale.ROOT,
                        "%8.3f s  %-36s %s%s%s",
                        at.toMillis() / 1e3,
                        kind.shown(),
                        target,
                        lasting.isZero() ? "" : String.format(Locale.ROOT, " for %.1f s", lasting.toMillis() / 1e3),
                        sizeShown())
                .stripTrailing();
    }

    private String sizeShown() {
        return switch (kind) {
            case SLOW_POSTGRES, SLOW_KAFKA, SLOW_CALL -> " by " + size + " ms";
            case REDELIVER, REORDER -> ", " + size + " events";
            case MOVE_CLOCK -> "to " + size + " s ahead";
            default -> "";
        };
    }
}
