package io.tutorflow.sandbox.kafka;

import java.util.Map;

/**
 * Where a broker listens.
 *
 * @param listeners further ports, each with the port that it tells those who come by it
 */
public record KafkaPorts(int broker, int controller, Map<Integer, Integer> listeners) {

    private static final String LOCAL = "://127.0.0.1:";

    public KafkaPorts(int broker, int controller) {
        this(broker, controller, Map.of());
    }

    String listening() {
        StringBuilder all = new StringBuilder("PLAINTEXT" + LOCAL + broker + ",CONTROLLER" + LOCAL + controller);
        listeners.forEach(
                (port, told) -> all.append(',').append(name(port)).append(LOCAL).append(port));
        return all.toString();
    }

    String advertised() {
        StringBuilder all = new StringBuilder("PLAINTEXT" + LOCAL + broker);
        listeners.forEach(
                (port, told) -> all.append(',').append(name(port)).append(LOCAL).append(told));
        return all.toString();
    }

    /** Nothing is encrypted: it all stays on this machine. */
    String protocols() {
        StringBuilder all = new StringBuilder("PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        listeners.keySet().forEach(port -> all.append(',').append(name(port)).append(":PLAINTEXT"));
        return all.toString();
    }

    private static String name(int port) {
        return "LINK" + port;
    }
}
