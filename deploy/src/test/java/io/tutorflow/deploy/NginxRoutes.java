package io.tutorflow.deploy;

import java.util.stream.Collectors;

/** The route table as locations of nginx: of those that fit, nginx takes the longest. */
final class NginxRoutes {

    private NginxRoutes() {}

    static String of(RouteTable routes) {
        return routes.serviceByPrefix().entrySet().stream()
                .map(route -> location(route.getKey(), route.getValue()))
                .collect(Collectors.joining());
    }

    /** The path itself and all below it, but not what only begins with the same letters. */
    private static String location(String prefix, String service) {
        if (RouteTable.hasAnySegment(prefix)) {
            // nginx prefers regular expressions to all prefixes.
            return "location ~ ^%s$ { proxy_pass http://%s; }\n".formatted(RouteTable.pattern(prefix), service);
        }
        return RouteTable.isRoot(prefix)
                ? "location = / { proxy_pass http://%s; }\n".formatted(service)
                : """
                location = %1$s { proxy_pass http://%2$s; }
                location %1$s/ { proxy_pass http://%2$s; }
                """.formatted(prefix, service);
    }
}
