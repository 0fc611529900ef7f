package io.tutorflow.bench.report;

import io.tutorflow.bench.machine.Memory;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What a run cost: CPU time and memory by part.
 *
 * @param requests what the CPU time is shared out to
 */
public record Cost(Map<String, Duration> cpu, Map<String, Memory> memory, long requests) {

    /** The one that makes the load. */
    public static final String DRIVER = "load driver";

    /** What a laptop needs and a platform has of its own; the driver besides. */
    private static final Set<String> BESIDE = Set.of("gateway", "generator", "stripe", DRIVER);

    public double cpuMillis(String part) {
        return cpu.getOrDefault(part, Duration.ZERO).toNanos() / 1e6 / Math.max(1, requests);
    }

    /** Of the four services, PostgreSQL and Kafka together. */
    public double suiteCpuMillis() {
        return cpu.keySet().stream()
                .filter(part -> !BESIDE.contains(part))
                .mapToDouble(this::cpuMillis)
                .sum();
    }
}
