package io.tutorflow.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All processes of the machine at one moment, where there is a {@code /proc}. */
record ProcessTable(Map<Long, ProcStat> processes) {

    private static final Path PROC = Path.of("/proc");

    static boolean exists() {
        return Files.isReadable(PROC.resolve("self/stat"));
    }

    static ProcessTable read() throws IOException {
        var processes = new HashMap<Long, ProcStat>();
        try (var entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var entry : entries) {
                var stat = readOrGone(entry.resolve("stat"));
                if (!stat.isEmpty()) {
                    processes.put(Long.parseLong(entry.getFileName().toString()), ProcStat.parse(stat));
                }
            }
        }
        return new ProcessTable(processes);
    }

    /** A process may end between being listed and being read. */
    private static String readOrGone(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }

    /**
     * Of a process and all below it. Those that have ended are in their parents' figures, so that nothing is lost
     * between two readings.
     */
    Duration cpuOfTree(long root) {
        var pids = Set.copyOf(tree(root));
        return processes.entrySet().stream()
                .filter(process -> pids.contains(process.getKey()))
                .map(process -> process.getValue().cpu())
                .reduce(Duration.ZERO, Duration::plus);
    }

    List<Long> tree(long root) {
        var children = new HashMap<Long, List<Long>>();
        processes.forEach((pid, stat) -> children.computeIfAbsent(stat.parent(), parent -> new ArrayList<>())
                .add(pid));
        var found = new ArrayList<Long>();
        var open = new ArrayDeque<Long>();
        if (processes.containsKey(root)) {
            open.add(root);
        }
        while (!open.isEmpty()) {
            var pid = open.remove();
            found.add(pid);
            open.addAll(children.getOrDefault(pid, List.of()));
        }
        return found;
    }
}
