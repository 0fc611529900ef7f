package io.tutorflow.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import io.tutorflow.sandbox.Tutorflow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Stripe in a process of its own, which can be killed and started again on the same folder. */
final class KillableStripe {

    private final Path folder;
    private @Nullable Process process;
    private String url = "";

    KillableStripe(Path folder) {
        this.folder = folder;
    }

    void start() throws Exception {
        int port = StripeStand.freePort();
        url = "http://127.0.0.1:" + port;
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Tutorflow.class.getName(),
                "stripe",
                "--listen-port=" + port,
                "--data=" + folder);
        builder.environment().put(StripeCommand.KEY_VARIABLE, StripeStand.KEY);
        process = builder.inheritIO().start();
        awaitHealth();
    }

    private void awaitHealth() throws InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(URI.create(url + "/health")).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (true) {
                assertThat(isAlive()).isTrue();
                try {
                    http.send(health, BodyHandlers.discarding());
                    return;
                } catch (IOException notYet) {
                    Thread.sleep(50);
                }
            }
        }
    }

    boolean isAlive() {
        return running().isAlive();
    }

    void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    private Process running() {
        return Objects.requireNonNull(process, "it has never been started");
    }

    StripeClient client() {
        return StripeClient.builder().setApiKey(StripeStand.KEY).setApiBase(url).build();
    }
}
