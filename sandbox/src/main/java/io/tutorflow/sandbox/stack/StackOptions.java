package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.place.Home;
import io.tutorflow.sandbox.place.Ports;
import io.tutorflow.sandbox.place.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How to run a stack.
 *
 * @param replicas the number of processes of a service, if more than one
 * @param settings additions to a service's environment
 * @param traits what differs from a plain stack without restarts
 */
record StackOptions(
        Home home,
        Ports ports,
        Map<Service, Integer> replicas,
        Map<Service, Map<String, String>> settings,
        Set<Trait> traits) {

    /** Optional behaviour of a stack. */
    enum Trait {
        /** A part that dies is restarted. */
        RESTARTS,
        /** Traffic between services and other parts goes through links, where faults can be injected. */
        LINKS,
        /** Payments go to a Stripe of the stack's own. */
        STRIPE,
        /** It lives for minutes, and its parts are killed again and again. */
        SHORT_LIVED
    }

    boolean restart() {
        return traits.contains(Trait.RESTARTS);
    }

    boolean hasLinks() {
        return traits.contains(Trait.LINKS);
    }

    boolean hasStripe() {
        return traits.contains(Trait.STRIPE);
    }

    /** A JVM that does not live long never earns back the cost of its optimising compiler. */
    List<String> jvm(List<String> heap) {
        List<String> flags = new ArrayList<>(heap);
        if (traits.contains(Trait.SHORT_LIVED)) {
            flags.add("-XX:TieredStopAtLevel=1");
        }
        return flags;
    }

    int replicasOf(Service service) {
        return replicas.getOrDefault(service, 1);
    }

    boolean isReplicated(Service service) {
        return replicasOf(service) > 1;
    }

    Map<String, String> settingsOf(Service service) {
        return settings.getOrDefault(service, Map.of());
    }

    /** A service's port for the other parts: its only process, or the listener in front of its replicas. */
    int inside(Service service) {
        return isReplicated(service) ? ports.balanced(service) : ports.replica(service, 1);
    }

    /** The name of a service's process; {@code replica} counts from 1. */
    static String partName(Service service, int replica) {
        return replica == 1 ? service.id() : service.id() + "-" + replica;
    }

    String publicUrl() {
        return "http://127.0.0.1:" + ports.gateway();
    }

    /** Where people find the console. */
    String consoleUrl() {
        return publicUrl() + "/platform";
    }

    String stripeUrl() {
        return "http://127.0.0.1:" + ports.stripe();
    }

    String controlUrl() {
        return "http://127.0.0.1:" + ports.control();
    }
}
