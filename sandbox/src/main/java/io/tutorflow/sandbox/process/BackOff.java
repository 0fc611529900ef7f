package io.tutorflow.sandbox.process;

import java.time.Duration;

/** How long a part that died waits before it is restarted: twice as long each time, until it has stayed up. */
final class BackOff {

    static final Duration SHORTEST = Duration.ofMillis(200);
    static final Duration LONGEST = Duration.ofSeconds(10);

    /** A part that was up for this long has recovered; its next death starts over. */
    static final Duration RECOVERED_AFTER = Duration.ofSeconds(10);

    private Duration next = SHORTEST;

    Duration afterDeath(Duration uptime) {
        if (uptime.compareTo(RECOVERED_AFTER) >= 0) {
            next = SHORTEST;
        }
        Duration wait = next;
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        return wait;
    }
}
