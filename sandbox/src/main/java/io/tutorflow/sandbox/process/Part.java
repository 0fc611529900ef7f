package io.tutorflow.sandbox.process;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One process of a stack, ready to start.
 *
 * @param port where it listens, on 127.0.0.1
 * @param environment read at every start, because it may have changed
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
