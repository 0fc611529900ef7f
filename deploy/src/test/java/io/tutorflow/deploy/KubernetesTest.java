package io.tutorflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KubernetesTest {

    static List<String> services() {
        return Project.SERVICES;
    }

    @Test
    void knowsAFieldThatAKindDoesNotHaveAndAValueOfAnotherType() throws IOException {
        JsonNode good = Project.yaml("deploy/kubernetes/base/network.yaml").getFirst();
        ObjectNode unknownField = good.deepCopy();
        ((ObjectNode) unknownField.path("spec")).put("podSelektor", "x");
        ObjectNode anotherType = good.deepCopy();
        ((ObjectNode) anotherType.path("spec")).put("policyTypes", "Ingress");

        assertThatThrownBy(() -> StrictJson.read(unknownField)).hasMessageContaining("podSelektor");
        assertThatThrownBy(() -> StrictJson.read(anotherType)).hasMessageContaining("policyTypes");
    }

    @Test
    void takesEveryFileOfTheBase() throws IOException {
        Manifests manifests = Manifests.read();
        List<String> listed = StreamSupport.stream(
                        Manifests.kustomization("deploy/kubernetes/base")
                                .path("resources")
                                .spliterator(),
                        false)
                .map(JsonNode::asText)
                .filter(file -> file.endsWith(".yaml"))
                .map(file -> "deploy/kubernetes/base/" + file)
                .toList();

        assertThat(manifests.all()).isNotEmpty();
        assertThat(Project.files("deploy/kubernetes/base", ".yaml"))
                .filteredOn(file -> !file.endsWith("kustomization.yaml"))
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @ParameterizedTest
    @MethodSource("services")
    void reachesEachServiceByItsLabels(String name) throws IOException {
        Manifests manifests = Manifests.read();
        Deployment deployment = manifests.named(Deployment.class, name);
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();
        Service service = manifests.named(Service.class, name);

        assertThat(labels)
                .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels())
                .containsAllEntriesOf(service.getSpec().getSelector())
                .containsAllEntriesOf(manifests
                        .named(PodDisruptionBudget.class, name)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels());
        assertThat(container(deployment).getPorts())
                .extracting(ContainerPort::getName)
                .contains(
                        service.getSpec().getPorts().getFirst().getTargetPort().getStrVal());
        assertThat(deployment.getSpec().getTemplate().getSpec().getServiceAccountName())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("services")
    void looksAfterEachServiceAndGivesItNoMoreThanItNeeds(String name) throws IOException {
        Deployment deployment = Manifests.read().named(Deployment.class, name);
        Container container = container(deployment);

        assertThat(List.of(
                        container.getStartupProbe().getHttpGet().getPath(),
                        container.getLivenessProbe().getHttpGet().getPath(),
                        container.getReadinessProbe().getHttpGet().getPath()))
                .containsExactly("/q/health/started", "/q/health/live", "/q/health/ready");
        assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(container.getResources().getLimits()).containsKey("memory");
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(deployment
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getSecurityContext()
                        .getRunAsNonRoot())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("services")
    void setsWhatIsThere(String name) throws IOException {
        Manifests manifests = Manifests.read();
        Container container = container(manifests.named(Deployment.class, name));
        Stream<Map.Entry<String, String>> keys = container.getEnv().stream()
                .flatMap(it -> Optional.ofNullable(it.getValueFrom()).stream())
                .flatMap(it -> Optional.ofNullable(it.getConfigMapKeyRef()).stream())
                .map(it -> Map.entry(it.getName(), it.getKey()));

        assertThat(container.getEnvFrom())
                .allSatisfy(from ->
                        manifests.named(ConfigMap.class, from.getConfigMapRef().getName()));
        assertThat(keys)
                .allSatisfy(it -> assertThat(
                                manifests.named(ConfigMap.class, it.getKey()).getData())
                        .containsKey(it.getValue()));
    }

    /** Those who look for them in the page are told how to make each. */
    @ParameterizedTest
    @MethodSource("services")
    void asksForNoSecretThatThePageDoesNotName(String name) throws IOException {
        String page = Project.text("deploy/README.md");

        assertThat(container(Manifests.read().named(Deployment.class, name)).getEnv())
                .filteredOn(it -> it.getValueFrom() != null && it.getValueFrom().getSecretKeyRef() != null)
                .isNotEmpty()
                .extracting(it -> it.getValueFrom().getSecretKeyRef())
                .allSatisfy(secret ->
                        assertThat(page).containsPattern("`" + secret.getName() + "` .*`" + secret.getKey() + "`"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void dividesALimitByAsManyReplicasAsThereAre(String name) throws IOException {
        Deployment deployment = Manifests.read().named(Deployment.class, name);

        assertThat(container(deployment).getEnv())
                .filteredOn(it -> it.getName().equals("TUTORFLOW_REPLICAS"))
                .extracting(EnvVar::getValue)
                .allMatch(String.valueOf(deployment.getSpec().getReplicas())::equals);
    }

    private static Container container(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    }
}
