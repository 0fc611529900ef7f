package io.tutorflow.bench.crash.fault;

import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of a stack's parts, and the signals that end or freeze them. */
final class Processes {

    private final LocalStack stack;

    Processes(LocalStack stack) {
        this.stack = stack;
    }

    /** The process of a part, while it has one. */
    Optional<ProcessHandle> of(String part) throws IOException {
        return Optional.ofNullable(stack.pids().get(part))
                .filter(pid -> pid > 0)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive);
    }

    /** {@code kill -9}; for PostgreSQL only the postmaster, because the others must notice by themselves. */
    boolean kill(String part) throws IOException {
        return of(part).map(ProcessHandle::destroyForcibly).orElse(false);
    }

    /** {@code SIGSTOP} and later {@code SIGCONT}, of the process and of its children. */
    boolean freeze(String part, Duration lasting) throws IOException, InterruptedException {
        var process = of(part);
        if (process.isEmpty()) {
            return false;
        }
        var frozen = family(process.get());
        try {
            signal("-STOP", frozen);
            Thread.sleep(lasting);
        } finally {
            signal("-CONT", frozen);
        }
        return true;
    }

    void thaw(String part) throws IOException, InterruptedException {
        var process = of(part);
        if (process.isPresent()) {
            signal("-CONT", family(process.get()));
        }
    }

    private static List<ProcessHandle> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).toList();
    }

    private static void signal(String signal, List<ProcessHandle> processes) throws IOException, InterruptedException {
        for (var process : processes) {
            // A process that has ended is not signalled: its number may belong to another one.
            if (process.isAlive()) {
                new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            }
        }
    }
}
