package io.tutorflow.bench.crash.fault;

import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Injects faults into a running stack. */
final class Strikes {

    private final LocalStack stack;
    private final Client control;
    private final Processes processes;
    private final Redelivery redelivery;

    Strikes(LocalStack stack) throws IOException {
        this.stack = stack;
        this.control = stack.control();
        this.processes = new Processes(stack);
        this.redelivery = new Redelivery(stack);
    }

    /** Returns when the fault is over; false if there was nothing to affect. */
    boolean strike(Fault fault) throws IOException, InterruptedException, ExecutionException {
        return switch (fault.kind()) {
            case KILL_SERVICE, KILL_KAFKA, KILL_POSTGRES -> processes.kill(fault.target());
            case STOP_SERVICE, STOP_KAFKA, STOP_POSTGRES, HANG_GENERATOR ->
                processes.freeze(fault.target(), fault.lasting());
            case RESTART -> restart(fault.target(), fault.lasting());
            case CUT_POSTGRES, CUT_KAFKA, CUT_CALL -> onLink(fault, "cut");
            case SILENCE -> onLink(fault, "silent");
            case SLOW_POSTGRES, SLOW_KAFKA, SLOW_CALL -> onLink(fault, "slow");
            case REDELIVER -> redelivery.again(fault.target(), fault.size(), false);
            case REORDER -> redelivery.again(fault.target(), fault.size(), true);
            case MOVE_CLOCK -> moveClock(Duration.ofSeconds(fault.size()));
        };
    }

    private boolean restart(String part, Duration down) throws IOException, InterruptedException {
        if (processes.of(part).isEmpty()) {
            return false;
        }
        tell("/parts/stop", Map.of("part", part));
        Thread.sleep(down);
        return tell("/parts/start", Map.of("part", part));
    }

    /**
     * It is stored before it is pushed: a process that is too busy gets it at its next start, or with the next move.
     */
    private boolean moveClock(Duration offset) throws IOException {
        try {
            return tell("/clock", Map.of("offset", offset.toString()));
        } catch (UncheckedIOException late) {
            if (late.getCause() instanceof HttpTimeoutException) {
                return true;
            }
            throw late;
        }
    }

    private boolean onLink(Fault fault, String condition) throws IOException, InterruptedException {
        try {
            tell("/links", Map.of("link", fault.target(), "condition", condition, "delayMillis", fault.size()));
            Thread.sleep(fault.lasting());
        } finally {
            tell("/links", Map.of("link", fault.target(), "condition", "whole"));
        }
        return true;
    }

    /** Removes what is left of faults on links and processes. */
    void calm() throws IOException, InterruptedException {
        for (var link : Topology.LINKS) {
            tell("/links", Map.of("link", link, "condition", "whole"));
        }
        for (var part : stack.pids().keySet()) {
            processes.thaw(part);
        }
    }

    private boolean tell(String path, Map<String, ?> body) throws IOException {
        var answer = control.put(path, body);
        if (answer.status() != 200) {
            throw new IOException(
                    path + " " + body + ": " + answer.body().path("error").asText());
        }
        return true;
    }
}
