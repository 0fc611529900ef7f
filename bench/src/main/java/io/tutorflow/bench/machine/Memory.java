package io.tutorflow.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The memory of a part, in KiB. Of one with several processes, as PostgreSQL has, both figures are what is resident now,
 * with what they share counted once.
 *
 * @param peak the most that was resident since the process started
 * @param now resident at this moment
 */
public record Memory(long peak, long now) {

    private static final double KIB_PER_MB = 1_000_000 / 1024.0;

    /** Nothing where there is no {@code /proc}. */
    public static Map<String, Memory> of(Map<String, Long> pids) throws IOException {
        var memory = new LinkedHashMap<String, Memory>();
        if (ProcessTable.exists()) {
            var table = ProcessTable.read();
            pids.forEach((part, pid) -> memory.put(part, ofTree(table.tree(pid))));
        }
        return memory;
    }

    public double peakMb() {
        return peak / KIB_PER_MB;
    }

    public double nowMb() {
        return now / KIB_PER_MB;
    }

    /** Of one process, without those below it. */
    public static Memory ofProcess(long pid) {
        return new Memory(field(pid, "status", "VmHWM"), field(pid, "status", "VmRSS"));
    }

    private static Memory ofTree(List<Long> pids) {
        if (pids.size() == 1) {
            return ofProcess(pids.getFirst());
        }
        long shared = pids.stream()
                .mapToLong(pid -> field(pid, "smaps_rollup", "Pss"))
                .sum();
        return new Memory(shared, shared);
    }

    /** 0 if the process has ended, or shows it to nobody. */
    private static long field(long pid, String file, String name) {
        try {
            return parse(Files.readString(Path.of("/proc", Long.toString(pid), file)), name)
                    .orElse(0);
        } catch (IOException endedOrHidden) {
            return 0;
        }
    }

    static OptionalLong parse(String text, String name) {
        var found = Pattern.compile("^" + name + ":\\s+(\\d+) kB$", Pattern.MULTILINE)
                .matcher(text);
        return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    }
}
