package io.tutorflow.sandbox.gateway;

import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The addresses of the services' replicas. */
final class Upstreams {

    private final Map<String, Replicas> replicas = new TreeMap<>();

    /** From texts such as {@code 127.0.0.1:8082,127.0.0.1:8110}, by service. */
    Upstreams(Map<String, String> addresses) {
        addresses.forEach((service, text) -> replicas.put(
                service,
                new Replicas(
                        Arrays.stream(text.split(",")).map(Upstreams::address).toList(), System::nanoTime)));
    }

    private static SocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("not an address HOST:PORT: " + text);
        }
        return SocketAddress.inetSocketAddress(Integer.parseInt(text.substring(colon + 1)), text.substring(0, colon));
    }

    Set<String> services() {
        return replicas.keySet();
    }

    Replicas of(String service) {
        return Objects.requireNonNull(replicas.get(service), () -> "no address was given for " + service);
    }
}
