package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.place.Home;
import io.tutorflow.sandbox.place.Ports;
import io.tutorflow.sandbox.place.Service;
import java.util.Map;

/**
 * How a stack is to be run.
 *
 * @param replicas how many processes of a service there are, if more than one
 * @param settings what a service's environment has besides the usual
 */
record StackOptions(
        Home home,
        Ports ports,
        Map<Service, Integer> replicas,
        Map<Service, Map<String, String>> settings,
        boolean restart) {

    int replicasOf(Service service) {
        return replicas.getOrDefault(service, 1);
    }

    boolean isReplicated(Service service) {
        return replicasOf(service) > 1;
    }

    Map<String, String> settingsOf(Service service) {
        return settings.getOrDefault(service, Map.of());
    }

    /** The one address of a service for those inside: its only process, or the listener in front of its replicas. */
    String address(Service service) {
        int port = isReplicated(service) ? ports.balanced(service) : ports.replica(service, 1);
        return "http://127.0.0.1:" + port;
    }

    String publicUrl() {
        return "http://127.0.0.1:" + ports.gateway();
    }

    String controlUrl() {
        return "http://127.0.0.1:" + ports.control();
    }
}
