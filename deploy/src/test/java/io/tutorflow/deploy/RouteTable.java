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

    /** Whether a {@code *} in it stands for any one segment; nobody else has a longer one that fits as well. */
    static boolean hasAnySegment(String prefix) {
        return prefix.contains("/*/");
    }

    /** The path itself and all below it, as a regular expression. */
    static String pattern(String prefix) {
        return prefix.replace("/*/", "/[^/]+/") + "(/.*)?";
    }

    /** Whether it is a file, which is sent as it is read and may be as long as a history is. */
    static boolean isFile(String prefix) {
        return prefix.endsWith(".csv");
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
