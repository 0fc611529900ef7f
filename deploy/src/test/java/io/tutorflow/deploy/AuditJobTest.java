package io.tutorflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.tutorflow.audit.AuditProgram;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

/** The audit as a job of the night, and as a service that compose runs once. */
class AuditJobTest {

    private static final String MONITORING = "tutorflow.io/monitoring";

    @Test
    void runsEveryNightOneAtATimeAndIsNotTriedAgainUntilItFindsNothing() throws IOException {
        var job = job().getSpec();

        assertThat(job.getSchedule()).matches("\\d{1,2} \\d{1,2} \\* \\* \\*");
        assertThat(job.getConcurrencyPolicy()).isEqualTo("Forbid");
        assertThat(job.getJobTemplate().getSpec().getBackoffLimit()).isZero();
        assertThat(pod().getSpec().getRestartPolicy()).isEqualTo("Never");
    }

    @Test
    void isToldOnlyWhatItReadsAndAllThatItNeeds() throws IOException {
        var inKubernetes = container().getEnv().stream().map(EnvVar::getName).collect(Collectors.toSet());
        var inCompose = Project.compose().path("services").path("audit").path("environment").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertThat(variables(option -> true)).containsAll(inKubernetes).containsAll(inCompose);
        assertThat(inKubernetes).containsAll(variables(OptionSpec::required));
        assertThat(inCompose).containsAll(variables(OptionSpec::required));
    }

    @Test
    void readsAsTheAuditorWhoCannotWrite() throws IOException {
        var page = Project.text("deploy/README.md");

        assertThat(Project.compose()
                        .at("/services/audit/environment/TUTORFLOW_AUDIT_DATABASE_USER")
                        .asText())
                .isEqualTo("auditor");
        assertThat(Project.text("deploy/postgres/make-databases.sh"))
                .contains("alter role auditor set default_transaction_read_only = on;");
        assertThat(container().getEnv())
                .filteredOn(it -> it.getValueFrom() != null && it.getValueFrom().getSecretKeyRef() != null)
                .isNotEmpty()
                .extracting(it -> it.getValueFrom().getSecretKeyRef())
                .allSatisfy(secret ->
                        assertThat(page).containsPattern("`" + secret.getName() + "` .*`" + secret.getKey() + "`"));
    }

    @Test
    void isToldByKeysThatAreThere() throws IOException {
        var manifests = Manifests.read();

        assertThat(container().getEnv().stream()
                        .map(it -> it.getValueFrom().getConfigMapKeyRef())
                        .filter(Objects::nonNull))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(
                                manifests.named(ConfigMap.class, it.getName()).getData())
                        .containsKey(it.getKey()));
    }

    @Test
    void isGivenNoMoreThanItNeeds() throws IOException {
        var security = container().getSecurityContext();

        assertThat(security.getReadOnlyRootFilesystem()).isTrue();
        assertThat(security.getAllowPrivilegeEscalation()).isFalse();
        assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(pod().getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod().getSpec().getAutomountServiceAccountToken()).isFalse();
        Manifests.read().named(ServiceAccount.class, pod().getSpec().getServiceAccountName());
    }

    /** It is shut as the services are, and none of them: what lets callers in to these does not let them in to it. */
    @Test
    void connectsToDatabasesStripeAndAPushgatewayAlone() throws IOException {
        var manifests = Manifests.read();
        var labels = pod().getMetadata().getLabels();
        var policies = manifests.of(NetworkPolicy.class).stream()
                .filter(policy -> labels.entrySet()
                        .containsAll(policy.getSpec()
                                .getPodSelector()
                                .getMatchLabels()
                                .entrySet()))
                .toList();

        assertThat(policies).extracting(it -> it.getMetadata().getName()).containsExactlyInAnyOrder("shut", "audit");
        var egress = manifests.named(NetworkPolicy.class, "audit").getSpec().getEgress();
        assertThat(egress)
                .extracting(rule -> rule.getPorts().getFirst().getPort().getIntVal())
                .containsExactlyInAnyOrder(53, 5432, 9091, 443);
        assertThat(egress)
                .filteredOn(rule -> rule.getPorts().getFirst().getPort().getIntVal() == 9091)
                .extracting(
                        rule -> rule.getTo().getFirst().getNamespaceSelector().getMatchLabels())
                .containsExactly(Map.of(MONITORING, "true"));
    }

    private static Set<String> variables(Predicate<OptionSpec> wanted) {
        return AuditProgram.commandLine(Map.of()).getCommandSpec().options().stream()
                .filter(wanted)
                .map(option -> AuditProgram.PREFIX
                        + option.longestName().substring(2).replace('-', '_').toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static CronJob job() throws IOException {
        return Manifests.read().named(CronJob.class, "audit");
    }

    private static PodTemplateSpec pod() throws IOException {
        return job().getSpec().getJobTemplate().getSpec().getTemplate();
    }

    private static Container container() throws IOException {
        return pod().getSpec().getContainers().getFirst();
    }
}
