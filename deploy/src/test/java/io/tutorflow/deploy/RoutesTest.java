package io.tutorflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The written routes, read by someone who did not write them. */
class RoutesTest {

    private static final Pattern LOCATION =
            Pattern.compile("location (= )?(/\\S*) \\{ proxy_pass http://([a-z-]+); \\}");

    @Test
    void areTheSameInKubernetes() throws IOException {
        Map<String, String> routed = new TreeMap<>();
        Manifests.read()
                .of(HTTPRoute.class)
                .forEach(route -> route.getSpec()
                        .getRules()
                        .forEach(rule -> rule.getMatches()
                                .forEach(match -> routed.put(
                                        match.getPath().getType() + " "
                                                + match.getPath().getValue(),
                                        rule.getBackendRefs().getFirst().getName()))));
        Map<String, String> wanted = new TreeMap<>();
        RouteTable.read()
                .serviceByPrefix()
                .forEach((prefix, service) -> wanted.put(
                        RouteTable.hasAnySegment(prefix)
                                ? "RegularExpression " + RouteTable.pattern(prefix)
                                : (RouteTable.isRoot(prefix) ? "Exact " : "PathPrefix ") + prefix,
                        service));

        assertThat(routed).isEqualTo(wanted);
    }

    @Test
    void leadToServicesOfKubernetesFromItsGateway() throws IOException {
        Manifests manifests = Manifests.read();

        assertThat(manifests.of(HTTPRoute.class)).isNotEmpty().allSatisfy(route -> {
            assertThat(route.getSpec().getParentRefs()).allSatisfy(it -> manifests.named(Gateway.class, it.getName()));
            assertThat(route.getSpec().getRules()).allSatisfy(rule -> {
                // What a gateway's default would be differs: some give up before usage-service does.
                var areFiles = rule.getMatches().stream()
                        .map(match -> match.getPath().getValue().contains(".csv"))
                        .distinct()
                        .toList();
                assertThat(areFiles).hasSize(1);
                assertThat(rule.getTimeouts().getRequest())
                        .isEqualTo(areFiles.contains(true) ? HttpRoutes.FILE : HttpRoutes.ANSWER);
                assertThat(rule.getBackendRefs()).singleElement().satisfies(backend -> {
                    Service service = manifests.named(Service.class, backend.getName());
                    assertThat(backend.getPort())
                            .isEqualTo(service.getSpec().getPorts().getFirst().getPort());
                });
            });
        });
    }

    @Test
    void areTheSameInNginxForAPathAndAllBelowIt() throws IOException {
        Map<String, String> exact = new TreeMap<>();
        Map<String, String> below = new TreeMap<>();
        LOCATION.matcher(Project.text("deploy/gateway/routes.conf"))
                .results()
                .forEach(it -> (it.group(1) == null ? below : exact).put(it.group(2), it.group(3)));
        Map<String, String> wantedExact = new TreeMap<>(RouteTable.read().serviceByPrefix());
        wantedExact.keySet().removeIf(RouteTable::hasAnySegment);
        Map<String, String> wantedBelow = new TreeMap<>();
        wantedExact.forEach((prefix, service) -> {
            if (!RouteTable.isRoot(prefix)) {
                wantedBelow.put(prefix + "/", service);
            }
        });

        assertThat(exact).isEqualTo(wantedExact);
        assertThat(below).isEqualTo(wantedBelow);
    }

    @Test
    void areTheSameInNginxForAPathWithAnySegmentInside() throws IOException {
        String nginx = Project.text("deploy/gateway/routes.conf");
        RouteTable.read().serviceByPrefix().forEach((prefix, service) -> {
            if (RouteTable.hasAnySegment(prefix)) {
                String pattern = "^" + RouteTable.pattern(prefix) + "$";
                assertThat(nginx).contains("location ~ " + pattern + " { proxy_pass http://" + service + "; }");
                assertThat(prefix.replace("*", "7d9f")).matches(pattern);
                assertThat(prefix.replace("*", "7d9f") + "/1").matches(pattern);
                assertThat(prefix.replace("*", "7d9f") + "x").doesNotMatch(pattern);
                assertThat(prefix.replace("*", "7d9f/x")).doesNotMatch(pattern);
            }
        });
    }

    @Test
    void leadNginxToServicesOfTheComposeFile() throws IOException {
        String nginx = Project.text("deploy/gateway/nginx.conf");

        assertThat(RouteTable.read().services()).isNotEmpty().allSatisfy(service -> {
            assertThat(nginx).contains("upstream " + service + " {").contains("server " + service + ":8080 resolve;");
            assertThat(Project.compose().path("services").has(service)).isTrue();
        });
    }

    /** nginx waits so long for the next part of a file, a gateway of Kubernetes for its end. */
    @Test
    void leaveFilesTheTimeThatTheyTake() throws IOException {
        var routed = RouteTable.read().serviceByPrefix().keySet();

        assertThat(Project.json("pricing-service/src/main/resources/META-INF/resources/openapi.json")
                        .path("paths")
                        .properties())
                .extracting(Map.Entry::getKey)
                .filteredOn(RouteTable::isFile)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(routed).contains(path.replaceAll("\\{[^}]+}", "*")));
    }

    @Test
    void leaveInternalPathsAlone() throws IOException {
        assertThat(RouteTable.read().serviceByPrefix().keySet())
                .isNotEmpty()
                .noneMatch(prefix -> prefix.startsWith("/internal") || prefix.startsWith("/q"));
    }
}
