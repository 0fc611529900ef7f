package io.tutorflow.deploy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The route table as HTTPRoutes of the Gateway API, one for each service: of those that fit, the longest decides. */
final class HttpRoutes {

    /** The most matches that every version of the Gateway API takes in one rule. */
    private static final int MOST_MATCHES = 8;

    /** Longer than usage-service's own patience with synchronous work, after which that answers 202. */
    static final String ANSWER = "75s";

    /** Until its end is sent: a history of millions of rows, at the pace of whoever reads it. */
    static final String FILE = "30m";

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
        var files = prefixes.stream().filter(RouteTable::isFile).toList();
        var others =
                prefixes.stream().filter(prefix -> !RouteTable.isFile(prefix)).toList();
        return rules(service, others, ANSWER) + rules(service, files, FILE);
    }

    private static String rules(String service, List<String> prefixes, String timeout) {
        int rules = (prefixes.size() + MOST_MATCHES - 1) / MOST_MATCHES;
        return IntStream.range(0, rules)
                .mapToObj(rule ->
                        prefixes.subList(rule * MOST_MATCHES, Math.min(prefixes.size(), (rule + 1) * MOST_MATCHES)))
                .map(some -> rule(service, some, timeout))
                .collect(Collectors.joining());
    }

    private static String rule(String service, List<String> prefixes, String timeout) {
        return """
                    - matches:
                %s      backendRefs:
                        - name: %s
                          port: 8080
                      timeouts:
                        request: %s
                """.formatted(prefixes.stream().map(HttpRoutes::match).collect(Collectors.joining()), service, timeout);
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
