package io.tutorflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may connect to a service, and so to its /internal. */
class NetworkTest {

    private static final String NAME = "app.kubernetes.io/name";
    private static final Pattern ADDRESS = Pattern.compile("http://([a-z-]+):8080");

    @Test
    void isShutForEveryServiceUntilSomethingIsAllowed() throws IOException {
        Manifests manifests = Manifests.read();
        NetworkPolicy shut = manifests.named(NetworkPolicy.class, "shut");

        assertThat(shut.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(shut.getSpec().getIngress()).isEmpty();
        assertThat(shut.getSpec().getEgress()).isEmpty();
        assertThat(manifests.of(Deployment.class))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(
                                it.getSpec().getTemplate().getMetadata().getLabels())
                        .containsAllEntriesOf(shut.getSpec().getPodSelector().getMatchLabels()));
    }

    @Test
    void letsServicesAskThoseWhoseAddressesTheyHaveAndNoOthers() throws IOException {
        Manifests manifests = Manifests.read();
        Set<String> asked = new TreeSet<>();
        for (Deployment caller : manifests.of(Deployment.class)) {
            for (EnvVar variable : caller.getSpec()
                    .getTemplate()
                    .getSpec()
                    .getContainers()
                    .getFirst()
                    .getEnv()) {
                Matcher address =
                        ADDRESS.matcher(Optional.ofNullable(variable.getValue()).orElse(""));
                if (address.matches()) {
                    asked.add(caller.getMetadata().getName() + " asks " + address.group(1));
                }
            }
        }
        Set<String> allowed = new TreeSet<>();
        for (NetworkPolicy policy : manifests.of(NetworkPolicy.class)) {
            policy.getSpec()
                    .getIngress()
                    .forEach(rule -> rule.getFrom().stream()
                            .flatMap(peer -> Optional.ofNullable(peer.getPodSelector()).stream())
                            .forEach(caller -> allowed.add(name(caller) + " asks "
                                    + name(policy.getSpec().getPodSelector()))));
        }

        assertThat(allowed).isNotEmpty().isEqualTo(asked);
    }

    @Test
    void letsNobodyElseInButTheGatewayAndPrometheus() throws IOException {
        Set<Map<String, String>> namespaces = Manifests.read().of(NetworkPolicy.class).stream()
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .flatMap(rule -> {
                    assertThat(rule.getFrom())
                            .as("a rule without callers lets everybody in")
                            .isNotEmpty();
                    return rule.getFrom().stream();
                })
                .filter(peer -> peer.getPodSelector() == null)
                .map(NetworkPolicyPeer::getNamespaceSelector)
                .map(LabelSelector::getMatchLabels)
                .collect(Collectors.toSet());

        assertThat(namespaces)
                .containsExactlyInAnyOrder(
                        Map.of("tutorflow.io/gateway", "true"), Map.of("tutorflow.io/monitoring", "true"));
    }

    private static String name(LabelSelector selector) {
        return String.valueOf(selector.getMatchLabels().get(NAME));
    }
}
