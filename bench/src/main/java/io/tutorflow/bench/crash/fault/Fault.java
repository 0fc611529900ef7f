package io.tutorflow.bench.crash.fault;

import java.time.Duration;
import java.util.Locale;

/**
 * One thing that goes wrong.
 *
 * @param at since the run began
 * @param target the part, link or topic that it befalls; empty if it befalls all
 * @param lasting zero if it is over at once
 * @param size milliseconds of delay of a slow link, events to redeliver, seconds of the clock's new offset; else 0
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
