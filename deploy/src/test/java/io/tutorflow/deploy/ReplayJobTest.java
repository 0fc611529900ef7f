package io.tutorflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The replay of dead letters, which lies ready and never starts by itself. */
class ReplayJobTest {

    @Test
    void waitsForAPersonAndIsToldWhereKafkaIs() throws IOException {
        var manifests = Manifests.read();
        var job = manifests.named(CronJob.class, "replay").getSpec();
        var container = job.getJobTemplate()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();

        assertThat(job.getSuspend()).isTrue();
        assertThat(container.getEnv()).singleElement().satisfies(variable -> {
            var key = variable.getValueFrom().getConfigMapKeyRef();
            assertThat(variable.getName()).isEqualTo("KAFKA_BOOTSTRAP_SERVERS");
            assertThat(manifests.named(ConfigMap.class, key.getName()).getData())
                    .containsKey(key.getKey());
        });
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(Project.compose()
                        .at("/services/replay/environment/KAFKA_BOOTSTRAP_SERVERS")
                        .asText())
                .isEqualTo("kafka:9092");
    }

    @Test
    void connectsToKafkaAlone() throws IOException {
        var policy = Manifests.read().named(NetworkPolicy.class, "replay").getSpec();

        assertThat(policy.getPodSelector().getMatchLabels()).containsEntry("app.kubernetes.io/name", "replay");
        assertThat(policy.getEgress())
                .extracting(rule -> rule.getPorts().getFirst().getPort().getIntVal())
                .containsExactlyInAnyOrder(53, 9092);
    }
}
