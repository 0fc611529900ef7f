package io.tutorflow.bench.scenario;

import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The replicas of one service, to be killed (-9); the stack starts them again. */
final class Replicas {

    private final LocalStack stack;
    private final String service;

    private int killed;

    Replicas(LocalStack stack, String service) {
        this.stack = stack;
        this.service = service;
    }

    /** How many have died. */
    int killed() {
        return killed;
    }

    /** How much time each part used, without those of which some were killed: what they used is lost with them. */
    String told(Map<String, Duration> cpu) {
        return cpu.entrySet().stream()
                .filter(part -> killed == 0 || !part.getKey().startsWith(service))
                .map(part -> part.getKey() + " " + part.getValue().toSeconds() + " s")
                .collect(Collectors.joining(", "));
    }

    /** The next one in turn. @return false if it is still starting */
    boolean killNext() throws IOException {
        var all = pids();
        return kill(all.get(killed % all.size()));
    }

    /** All that are there. @return false if none was */
    boolean killAll() throws IOException {
        boolean anyDied = false;
        for (long pid : pids()) {
            anyDied |= kill(pid);
        }
        return anyDied;
    }

    private List<Long> pids() throws IOException {
        return stack.pids().entrySet().stream()
                .filter(part -> part.getKey().startsWith(service))
                .map(Map.Entry::getValue)
                .toList();
    }

    private boolean kill(long pid) {
        boolean dies =
                ProcessHandle.of(pid).filter(ProcessHandle::destroyForcibly).isPresent();
        killed += dies ? 1 : 0;
        return dies;
    }
}
