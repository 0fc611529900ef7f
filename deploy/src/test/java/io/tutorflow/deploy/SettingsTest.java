package io.tutorflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A variable with a slip in its name is silently not read, and one that is missing is found when nothing starts. */
class SettingsTest {

    private static final Pattern IPV4_NETWORK = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}(/\\d{1,2})?");

    static List<String> services() {
        return Project.SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void ofTheComposeFileAreRead(String service) throws IOException {
        assertThat(Settings.of(service).readable()).containsAll(inCompose(service));
    }

    @ParameterizedTest
    @MethodSource("services")
    void ofKubernetesAreRead(String service) throws IOException {
        assertThat(Settings.of(service).readable()).containsAll(inKubernetes(service));
    }

    @ParameterizedTest
    @MethodSource("services")
    void areThereWithoutWhichAServiceDoesNotStartOrFindsNobody(String service) throws IOException {
        Set<String> needed = new TreeSet<>(Settings.of(service).required());
        needed.addAll(Set.of(
                "QUARKUS_HTTP_HOST",
                "QUARKUS_HTTP_PORT",
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "QUARKUS_DATASOURCE_JDBC_URL",
                "QUARKUS_DATASOURCE_USERNAME",
                "QUARKUS_DATASOURCE_PASSWORD",
                "KAFKA_BOOTSTRAP_SERVERS",
                "TUTORFLOW_ACCEPTED_SERVICE_TOKENS"));

        assertThat(inCompose(service)).containsAll(needed);
        assertThat(inKubernetes(service)).containsAll(needed);
    }

    @ParameterizedTest
    @MethodSource("services")
    void leaveTheClockAlone(String service) throws IOException {
        assertThat(inCompose(service)).doesNotContain("TUTORFLOW_CLOCK_MOVABLE");
        assertThat(inKubernetes(service)).doesNotContain("TUTORFLOW_CLOCK_MOVABLE");
    }

    /** A name would be looked up at every request, through a socket that is never closed. */
    @Test
    void trustProxiesByAddress() throws IOException {
        String key = "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES";
        List<String> networks = new ArrayList<>(List.of(Manifests.read()
                .named(ConfigMap.class, "settings")
                .getData()
                .getOrDefault(key, "")
                .split(",")));
        for (String service : services()) {
            JsonNode environment =
                    Project.compose().path("services").path(service).path("environment");
            networks.addAll(List.of(environment.path(key).asText().split(",")));
        }

        assertThat(networks).hasSizeGreaterThan(services().size()).allMatch(IPV4_NETWORK.asMatchPredicate());
    }

    private static Set<String> inCompose(String service) throws IOException {
        JsonNode environment = Project.compose().path("services").path(service).path("environment");
        return environment.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static Set<String> inKubernetes(String service) throws IOException {
        Manifests manifests = Manifests.read();
        Container container = manifests
                .named(Deployment.class, service)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
        Set<String> names = container.getEnv().stream().map(EnvVar::getName).collect(Collectors.toSet());
        container
                .getEnvFrom()
                .forEach(from -> names.addAll(manifests
                        .named(ConfigMap.class, from.getConfigMapRef().getName())
                        .getData()
                        .keySet()));
        return names;
    }
}
