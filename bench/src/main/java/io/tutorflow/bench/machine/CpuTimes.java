package io.tutorflow.bench.machine;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The CPU time that each part of a suite has used up to one moment, its children's included. */
public record CpuTimes(Map<String, Duration> used) {

    /** @param pids by the names of the parts */
    public static CpuTimes of(Map<String, Long> pids) throws IOException {
        var used = new LinkedHashMap<String, Duration>();
        if (ProcessTable.exists()) {
            var table = ProcessTable.read();
            pids.forEach((part, pid) -> used.put(part, table.cpuOfTree(pid)));
        } else {
            pids.forEach((part, pid) -> used.put(part, ofLiving(pid)));
        }
        return new CpuTimes(used);
    }

    public Map<String, Duration> since(CpuTimes before) {
        var spent = new LinkedHashMap<String, Duration>();
        used.forEach((part, now) -> spent.put(part, now.minus(before.used.getOrDefault(part, Duration.ZERO))));
        return spent;
    }

    /** Without a {@code /proc}: what children used that have ended is lost. */
    private static Duration ofLiving(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
