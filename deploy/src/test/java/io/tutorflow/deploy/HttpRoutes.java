package io.tutorflow.deploy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The route table as HTTPRoutes of the Gateway API, one for each service: of those that fit, the longest decides. */
final class HttpRoutes {

    /** The most matches that every version of the Gateway API takes in one rule. */
    private static final int MOST_MATCHES = 8;

    private HttpRoutes() {}

    static String of(RouteTable routes) {
        return routes.services().stream()
                .map(service -> route(service, routes.prefixesOf(service)))
                .collect(Collectors.joining("---\n"));
    }

    private static String route(String service, List<String> prefixes) {
        return """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata:
                  name: %s
                spec:
                  parentRefs:
                    - name: tutorflow
                  rules:
                %s""".formatted(service, rules(service, prefixes));
    }

    private static String rules(String service, List<String> prefixes) {
        int rules = (prefixes.size() + MOST_MATCHES - 1) / MOST_MATCHES;
        return IntStream.range(0, rules)
                .mapToObj(rule ->
                        prefixes.subList(rule * MOST_MATCHES, Math.min(prefixes.size(), (rule + 1) * MOST_MATCHES)))
                .map(some -> rule(service, some))
                .collect(Collectors.joining());
    }

    /** It waits longer than usage-service's own patience with synchronous work, after which that answers 202. */
    private static String rule(String service, List<String> prefixes) {
        return """
                    - matches:
                %s      backendRefs:
                        - name: %s
                          port: 8080
                      timeouts:
                        request: 75s
                """.formatted(prefixes.stream().map(HttpRoutes::match).collect(Collectors.joining()), service);
    }

    private static String match(String prefix) {
        return """
                        - path:
                            type: %s
                            value: %s
                """.formatted(type(prefix), RouteTable.hasAnySegment(prefix) ? RouteTable.pattern(prefix) : prefix);
    }

    private static String type(String prefix) {
        if (RouteTable.hasAnySegment(prefix)) {
            return "RegularExpression";
        }
        return RouteTable.isRoot(prefix) ? "Exact" : "PathPrefix";
    }
}
