package io.tutorflow.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which service answers which public path, and all below it.
 *
 * @param serviceByPrefix whole path segments; the longest that fits decides
 */
record RouteTable(SortedMap<String, String> serviceByPrefix) {

    static RouteTable read() throws IOException {
        SortedMap<String, String> services = new TreeMap<>();
        for (var entry : Project.json("deploy/gateway/routes.json").properties()) {
            for (JsonNode prefix : entry.getValue()) {
                services.put(prefix.asText(), entry.getKey());
            }
        }
        return new RouteTable(services);
    }

    /** The one page at the root, with nothing below it. */
    static boolean isRoot(String prefix) {
        return prefix.equals("/");
    }

    List<String> services() {
        return serviceByPrefix.values().stream().distinct().sorted().toList();
    }

    List<String> prefixesOf(String service) {
        return serviceByPrefix.keySet().stream()
                .filter(prefix -> service.equals(serviceByPrefix.get(prefix)))
                .toList();
    }
}
