package io.tutorflow.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.sandbox.clock.ClockFile;
import io.tutorflow.sandbox.place.Home;
import io.tutorflow.sandbox.place.Ports;
import io.tutorflow.sandbox.postgres.PostgresPrograms;
import io.tutorflow.sandbox.postgres.PostgresServer;
import io.tutorflow.sandbox.secret.Secrets;
import io.tutorflow.sandbox.stack.StackOptions.Trait;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service is told about where payments go. */
class ServicePartsTest {

    private static final Secrets SECRETS = Secrets.generate();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void onlyBillingKnowsTheStacksOwnStripe() {
        assertThat(environment("billing-service", Set.of(Trait.STRIPE)))
                .containsEntry("TUTORFLOW_STRIPE_BASE_URL", "http://127.0.0.1:20009")
                .containsEntry("TUTORFLOW_STRIPE_API_KEY", SECRETS.stripeKey())
                .containsEntry("TUTORFLOW_STRIPE_WEBHOOK_SECRET", SECRETS.stripeWebhookSecret())
                .containsEntry("TUTORFLOW_STRIPE_THIN_WEBHOOK_SECRET", SECRETS.stripeThinWebhookSecret());
        assertThat(environment("usage-service", Set.of(Trait.STRIPE)).keySet())
                .noneMatch(name -> name.contains("STRIPE"));
    }

    @Test
    void withLinksItIsReachedByOne() {
        String address = environment("billing-service", Set.of(Trait.STRIPE, Trait.LINKS))
                .get("TUTORFLOW_STRIPE_BASE_URL");

        assertThat(address).startsWith("http://127.0.0.1:").isNotEqualTo("http://127.0.0.1:20009");
    }

    @Test
    void withoutOneNoAddressIsSet() {
        assertThat(environment("billing-service", Set.of()).keySet()).noneMatch(name -> name.contains("STRIPE"));
    }

    @Test
    void billingMaySendWebhooksToThisMachine() {
        assertThat(environment("billing-service", Set.of())).containsEntry("TUTORFLOW_WEBHOOKS_ALLOW_PRIVATE", "true");
        assertThat(environment("usage-service", Set.of())).doesNotContainKey("TUTORFLOW_WEBHOOKS_ALLOW_PRIVATE");
    }

    private Map<String, String> environment(String service, Set<Trait> traits) {
        Home home = new Home(Path.of("").toAbsolutePath(), folder);
        StackOptions options = new StackOptions(home, new Ports(20_000), Map.of(), Map.of(), traits);
        PostgresServer postgres = new PostgresServer(new PostgresPrograms(folder), folder, 20_014, "secret");
        return new ServiceParts(
                        options, SECRETS, postgres, new ClockFile(folder.resolve("clock")), new LinkPlan(options))
                .all().stream()
                        .filter(part -> part.name().equals(service))
                        .findFirst()
                        .orElseThrow()
                        .environment()
                        .get();
    }
}
