package io.tutorflow.bench.machine;

import java.time.Duration;

/**
 * One line of {@code /proc/<pid>/stat}.
 *
 * @param cpu its own, and that of its children that have ended
 */
record ProcStat(long parent, Duration cpu) {

    /** Linux counts CPU time for programs in hundredths of a second, whatever its own clock is. */
    private static final long NANOS_PER_TICK = 10_000_000;

    /** Counted from the state, the first field after the name, as proc(5) has them from its third. */
    private static final int PARENT = 1;

    private static final int FIRST_TIME = 11;
    private static final int TIMES = 4;

    /** The name, in parentheses, may have spaces and parentheses itself: fields are counted from its last one. */
    static ProcStat parse(String line) {
        var fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" +");
        if (fields.length < FIRST_TIME + TIMES) {
            throw new IllegalArgumentException("not a line of /proc/<pid>/stat: " + line);
        }
        long ticks = 0;
        for (int i = FIRST_TIME; i < FIRST_TIME + TIMES; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return new ProcStat(Long.parseLong(fields[PARENT]), Duration.ofNanos(ticks * NANOS_PER_TICK));
    }
}
