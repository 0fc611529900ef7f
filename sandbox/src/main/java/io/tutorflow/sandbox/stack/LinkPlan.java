package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.fault.Links;
import io.tutorflow.sandbox.place.Service;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The port through which each process of a service reaches each part that it calls: directly or, in a stack with links,
 * through a link of its own. A Kafka client is told by the broker where to find it, so each process then has its own
 * listener there, which advertises the link's port.
 */
final class LinkPlan {

    static final String POSTGRES = "postgres";
    static final String KAFKA = "kafka";
    static final String GENERATOR = "generator";
    static final String STRIPE = "stripe";

    private static final Map<Service, List<Service>> CALLS = Map.of(
            Service.PRICING, List.of(),
            Service.USAGE, List.of(Service.BILLING, Service.BUDGET),
            Service.BILLING, List.of(Service.USAGE),
            Service.BUDGET, List.of(Service.USAGE, Service.BILLING));

    private final StackOptions options;
    private final Map<String, Ends> links = new LinkedHashMap<>();
    private final Map<Integer, Integer> kafkaListeners = new LinkedHashMap<>();
    private int ports;

    /** The two ports of a link: where it listens, and where it leads. */
    private record Ends(int port, int target) {}

    LinkPlan(StackOptions options) {
        this.options = options;
        if (options.hasLinks()) {
            for (Service service : Service.values()) {
                for (int replica = 1; replica <= options.replicasOf(service); replica++) {
                    plan(service, StackOptions.partName(service, replica));
                }
            }
        }
    }

    private void plan(Service service, String part) {
        plan(part, POSTGRES, options.ports().postgres());
        int listener = nextPort();
        kafkaListeners.put(listener, plan(part, KAFKA, listener));
        CALLS.getOrDefault(service, List.of()).forEach(other -> plan(part, other.id(), options.inside(other)));
        if (service == Service.USAGE) {
            plan(part, GENERATOR, options.ports().generator());
        }
        if (service == Service.BILLING && options.hasStripe()) {
            plan(part, STRIPE, options.ports().stripe());
        }
    }

    private int plan(String part, String target, int targetPort) {
        int port = nextPort();
        links.put(name(part, target), new Ends(port, targetPort));
        return port;
    }

    private int nextPort() {
        return options.ports().link(ports++);
    }

    private static String name(String part, String target) {
        return part + ">" + target;
    }

    /**
     * @param part that connects
     * @param target that it connects to: a part, or a service without the number of a replica
     * @param port where the target listens
     */
    int port(String part, String target, int port) {
        Ends link = links.get(name(part, target));
        return link == null ? port : link.port();
    }

    /** The additional ports that Kafka listens on, each with the one that it advertises to its clients. */
    Map<Integer, Integer> kafkaListeners() {
        return kafkaListeners;
    }

    /** All ports that links need, and their names. */
    Map<Integer, String> needed() {
        Map<Integer, String> needed = new LinkedHashMap<>();
        kafkaListeners.keySet().forEach(port -> needed.put(port, KAFKA));
        links.forEach((name, ends) -> needed.put(ends.port(), "the link " + name));
        return needed;
    }

    Links open() throws IOException {
        Links opened = new Links();
        for (Map.Entry<String, Ends> link : links.entrySet()) {
            opened.add(link.getKey(), link.getValue().port(), link.getValue().target());
        }
        return opened;
    }
}
