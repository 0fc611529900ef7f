package io.tutorflow.sandbox.kafka;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ports of a broker.
 *
 * @param listeners further ports, each with the port advertised to its clients
 */
public record KafkaPorts(int broker, int controller, Map<Integer, Integer> listeners) {

    static final String CLIENTS = "CLIENTS";
    static final String CONTROLLER = "CONTROLLER";
    private static final String LOCAL = "://127.0.0.1:";

    public KafkaPorts(int broker, int controller) {
        this(broker, controller, Map.of());
    }

    /** The names of all listeners. */
    Stream<String> names() {
        return Stream.concat(
                Stream.of(CLIENTS, CONTROLLER), listeners.keySet().stream().map(KafkaPorts::name));
    }

    String listening() {
        return Stream.concat(
                        Stream.of(CLIENTS + LOCAL + broker, CONTROLLER + LOCAL + controller),
                        listeners.keySet().stream().map(port -> name(port) + LOCAL + port))
                .collect(Collectors.joining(","));
    }

    String advertised() {
        return Stream.concat(
                        IntStream.of(broker).mapToObj(port -> CLIENTS + LOCAL + port),
                        listeners.entrySet().stream()
                                .map(further -> name(further.getKey()) + LOCAL + further.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String name(int port) {
        return "LINK" + port;
    }
}
