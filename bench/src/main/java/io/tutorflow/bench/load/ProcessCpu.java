package io.tutorflow.bench.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The CPU time that each part of a suite has used, its children's included. */
public record ProcessCpu(Map<String, Duration> used) {

    public static ProcessCpu of(Map<String, Long> pids) {
        var used = new LinkedHashMap<String, Duration>();
        pids.forEach((part, pid) -> used.put(part, ofTree(pid)));
        return new ProcessCpu(used);
    }

    public Map<String, Duration> since(ProcessCpu before) {
        var spent = new LinkedHashMap<String, Duration>();
        used.forEach((part, now) -> spent.put(part, now.minus(before.used.getOrDefault(part, Duration.ZERO))));
        return spent;
    }

    private static Duration ofTree(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
