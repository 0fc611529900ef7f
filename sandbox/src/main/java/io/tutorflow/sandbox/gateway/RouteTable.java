package io.tutorflow.sandbox.gateway;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Maps paths to services: the longest prefix of whole path segments decides, and other paths are closed. A prefix may
 * have one {@code *}, which stands for any one segment; it takes precedence over those that have none.
 */
final class RouteTable {

    private static final String ROOT = "/";

    /**
     * What people open in a browser, and the document of the whole API; the root is a single page, with nothing below
     * it.
     */
    private static final Set<String> PAGES = Set.of(ROOT, "/checkout", "/openapi.json", "/openapi.yaml", "/platform");

    private static final String ANY = "/*/";

    private final Map<String, String> serviceByPrefix;

    /** Of the prefixes with any segment inside. */
    private final Map<Pattern, String> serviceByPattern;

    private RouteTable(Map<String, String> serviceByPrefix) {
        this.serviceByPrefix = Map.copyOf(serviceByPrefix);
        this.serviceByPattern = serviceByPrefix.entrySet().stream()
                .filter(route -> route.getKey().contains(ANY))
                .collect(Collectors.toUnmodifiableMap(route -> pattern(route.getKey()), Map.Entry::getValue));
    }

    private static Pattern pattern(String prefix) {
        int any = prefix.indexOf(ANY);
        return Pattern.compile(Pattern.quote(prefix.substring(0, any)) + "/[^/]+/"
                + Pattern.quote(prefix.substring(any + ANY.length())) + "(/.*)?");
    }

    static RouteTable read(Path file) throws IOException {
        return of(new ObjectMapper().readValue(file.toFile(), new TypeReference<Map<String, List<String>>>() {}));
    }

    /** From the prefixes of each service. */
    static RouteTable of(Map<String, List<String>> prefixes) {
        Map<String, String> services = new HashMap<>();
        prefixes.forEach((service, paths) -> paths.forEach(path -> {
            if (!isPublic(path) || (path.endsWith("/") && !path.equals(ROOT)) || !PublicPath.isClean(path)) {
                throw new IllegalArgumentException("not a public path: " + path);
            }
            String other = services.putIfAbsent(path, service);
            if (other != null) {
                throw new IllegalArgumentException(path + " is routed twice: to " + other + " and to " + service);
            }
        }));
        return new RouteTable(services);
    }

    private static boolean isPublic(String path) {
        return PAGES.contains(path)
                || path.startsWith("/v1/")
                || path.startsWith("/callbacks/")
                || path.startsWith("/webhooks/");
    }

    Set<String> services() {
        return new TreeSet<>(serviceByPrefix.values());
    }

    /** The service for a path, which must be {@linkplain PublicPath#isClean clean}. */
    Optional<String> serviceFor(String path) {
        for (var route : serviceByPattern.entrySet()) {
            if (route.getKey().matcher(path).matches()) {
                return Optional.of(route.getValue());
            }
        }
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            String service = serviceByPrefix.get(path.substring(0, end));
            if (service != null) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }
}
