package io.tutorflow.bench.crash.fault;

import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Injects a schedule of faults into a running stack. */
public final class Storm {

    private final Schedule schedule;
    private final Strikes strikes;
    private final Consumer<String> log;
    private final Map<FaultKind, Integer> struck = new ConcurrentHashMap<>();

    /** @param log receives each fault that strikes or misses */
    public Storm(Schedule schedule, LocalStack stack, Consumer<String> log) throws IOException {
        this.schedule = schedule;
        this.strikes = new Strikes(stack);
        this.log = log;
    }

    /** Returns when all faults are over and nothing is impaired any more. */
    public void rage() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        List<Thread> raging = new ArrayList<>();
        try {
            for (var fault : schedule.faults()) {
                var wait = fault.at().minusNanos(System.nanoTime() - begin);
                Thread.sleep(wait.isNegative() ? Duration.ZERO : wait);
                raging.add(Thread.ofVirtual().name(fault.line()).start(() -> strike(fault)));
            }
            for (var fault : raging) {
                fault.join();
            }
        } finally {
            strikes.calm();
        }
    }

    private void strike(Fault fault) {
        try {
            if (strikes.strike(fault)) {
                struck.merge(fault.kind(), 1, Integer::sum);
                log.accept(fault.line());
            } else {
                log.accept(fault.line() + ": missed, it was down already");
            }
        } catch (IOException | UncheckedIOException | ExecutionException failure) {
            log.accept(fault.line() + ": missed, " + failure.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many faults of each kind struck. */
    public Map<FaultKind, Integer> struck() {
        return Map.copyOf(struck);
    }
}
