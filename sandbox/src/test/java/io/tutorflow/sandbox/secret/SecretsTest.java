package io.tutorflow.sandbox.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @Test
    void areMadeOnceAndReadableByTheirOwnerAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("secrets").resolve("secrets.json");

        Secrets made = Secrets.in(file);

        assertThat(Secrets.in(file)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void tellAServiceWhomToAcceptWithoutTheTokensThemselves() {
        Secrets secrets = Secrets.generate();

        String accepted = secrets.acceptedServiceTokens();

        assertThat(accepted)
                .contains("usage-service:" + Secrets.sha256(secrets.serviceToken("usage-service")))
                .doesNotContain(secrets.serviceToken("usage-service"));
        assertThat(accepted.split(",")).hasSize(5);
    }

    @Test
    void haveKeysForAStripeThatLookAsStripesDo() {
        Secrets secrets = Secrets.generate();

        assertThat(secrets.stripeKey()).matches("sk_test_[0-9a-f]{64}");
        assertThat(secrets.stripeWebhookSecret()).matches("whsec_[0-9a-f]{64}");
        assertThat(Secrets.generate().stripeKey()).isNotEqualTo(secrets.stripeKey());
    }

    @Test
    void hashAsEverybodyElseDoes() {
        assertThat(Secrets.sha256("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
