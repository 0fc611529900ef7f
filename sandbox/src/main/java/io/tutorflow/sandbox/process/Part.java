package io.tutorflow.sandbox.process;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One process of a stack, as it is to be started.
 *
 * @param port where it listens, on 127.0.0.1
 * @param environment asked for at every start, because it may have changed since the last one
 */
public record Part(
        String name,
        int port,
        List<String> command,
        Supplier<Map<String, String>> environment,
        Readiness readiness,
        StopSignal stopSignal) {

    public Part {
        command = List.copyOf(command);
    }
}
