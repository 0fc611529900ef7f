package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.place.Ports;
import io.tutorflow.sandbox.place.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Checks, before anything is started, whether the ports of a stack are free. */
final class PortCheck {

    private PortCheck() {}

    /** Fails with a sentence that names each taken port, and the part that needs it. */
    static void demandFree(StackOptions options) throws IOException {
        StringBuilder taken = new StringBuilder();
        needed(options).forEach((port, part) -> {
            if (!isFree(port)) {
                taken.append("port ")
                        .append(port)
                        .append(" is taken, and ")
                        .append(part)
                        .append(" needs it; ");
            }
        });
        if (!taken.isEmpty()) {
            throw new IOException(taken + "end the process that listens there, or choose other ports with --port");
        }
    }

    static Map<Integer, String> needed(StackOptions options) {
        Ports ports = options.ports();
        Map<Integer, String> needed = new LinkedHashMap<>();
        needed.put(ports.gateway(), "gateway");
        for (Service service : Service.values()) {
            for (int replica = 1; replica <= options.replicasOf(service); replica++) {
                needed.put(ports.replica(service, replica), service.id());
            }
            if (options.isReplicated(service)) {
                needed.put(ports.balanced(service), "the gateway's listener for " + service.id());
            }
        }
        needed.put(ports.console(), ConsolePart.NAME);
        if (options.hasStripe()) {
            needed.put(ports.stripe(), "stripe");
        }
        needed.put(ports.generator(), "generator");
        needed.put(ports.control(), "control");
        needed.put(ports.kafka(), "kafka");
        needed.put(ports.kafkaController(), "kafka");
        needed.put(ports.postgres(), "postgres");
        needed.put(ports.smtp(), "mail");
        needed.putAll(new LinkPlan(options).needed());
        return needed;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
