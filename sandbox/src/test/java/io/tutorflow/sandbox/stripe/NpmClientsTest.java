package io.tutorflow.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two clients of Stripe's own that are not written in Java: the Node library and the command line, both from npm. */
class NpmClientsTest {

    /** The newest, of the release train after the one whose schema the published subset is of. */
    private static final String LIBRARY = "stripe@23.1.0";

    private static final String COMMAND_LINE = "@stripe/cli@1.52.0";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path INSTALLED = Path.of("target", "npm").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 300;

    @TempDir
    private static Path folder;

    private static StripeStand stripe;

    @BeforeAll
    static void install() throws Exception {
        boolean hasNode = isThere("node") && isThere("npm");
        String missing = "node and npm (20 or newer) are needed to try Stripe's own clients, and are not on the PATH";
        if ("true".equals(System.getenv("CI"))) {
            assertThat(hasNode).as(missing).isTrue();
        }
        assumeTrue(hasNode, missing);
        Files.createDirectories(INSTALLED);
        Files.writeString(INSTALLED.resolve("package.json"), "{\"private\":true,\"allowScripts\":{}}");
        String log = demand(
                run(
                        Map.of(),
                        List.of(
                                "npm",
                                "install",
                                "--prefix=" + INSTALLED,
                                "--no-save",
                                "--no-audit",
                                "--no-fund",
                                "--ignore-scripts",
                                LIBRARY,
                                COMMAND_LINE)),
                "npm install");
        assertThat(INSTALLED.resolve("node_modules/stripe")).as(log).isDirectory();
        stripe = new StripeStand(folder.resolve("account"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (stripe != null) {
            stripe.close();
        }
    }

    @Test
    void theNodeLibraryFindsAStripe() throws Exception {
        Path script = INSTALLED.resolve("stripe-node.mjs");
        try (var content = getClass().getResourceAsStream("/io/tutorflow/sandbox/stripe/stripe-node.mjs")) {
            Files.write(script, content.readAllBytes());
        }
        URI address = URI.create(stripe.url);

        Ended ended = run(
                Map.of(),
                List.of(
                        "node",
                        script.toString(),
                        address.getHost(),
                        String.valueOf(address.getPort()),
                        StripeStand.KEY,
                        StripeStand.WEBHOOK_SECRET));

        assertThat(demand(ended, "stripe-node")).contains("stripe-node is content");
        assertThat(stripe.control("GET", "requests", "").get("invalid")).isEmpty();
    }

    @Test
    void theCommandLineFindsAStripe() throws Exception {
        JsonNode customer = cli("post", "/v1/customers", "-d", "email=grace@example.com");
        JsonNode intent = cli(
                "post",
                "/v1/payment_intents",
                "-d",
                "amount=500",
                "-d",
                "currency=usd",
                "-d",
                "confirm=true",
                "-d",
                "payment_method=pm_card_visa",
                "-d",
                "customer=" + customer.get("id").asText());
        JsonNode refund =
                cli("refunds", "create", "--payment-intent=" + intent.get("id").asText());
        JsonNode listed = cli(
                "payment_intents", "list", "--customer=" + customer.get("id").asText(), "--limit=5");
        JsonNode read = cli("get", intent.get("id").asText());
        JsonNode draft = cli(
                "invoices",
                "create",
                "--customer=" + customer.get("id").asText(),
                "--collection-method=send_invoice",
                "--days-until-due=30");
        cli(
                "invoiceitems",
                "create",
                "--customer=" + customer.get("id").asText(),
                "--invoice=" + draft.get("id").asText(),
                "--amount=1200",
                "--currency=usd");
        JsonNode open = cli("invoices", "finalize_invoice", draft.get("id").asText());
        JsonNode settled = cli("invoices", "pay", draft.get("id").asText(), "--paid-out-of-band=true");

        assertThat(intent.get("status").asText()).isEqualTo("succeeded");
        assertThat(refund.get("amount").asInt()).isEqualTo(500);
        assertThat(listed.get("data")).hasSize(1);
        assertThat(read.get("latest_charge")).isEqualTo(intent.get("latest_charge"));
        assertThat(open.get("amount_due").asInt()).isEqualTo(1200);
        assertThat(settled.get("status").asText()).isEqualTo("paid");
    }

    private static JsonNode cli(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "node",
                INSTALLED.resolve("node_modules/@stripe/cli/bin/shim.js").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--api-base=" + stripe.url, "--api-key=" + StripeStand.KEY));
        Ended ended =
                run(Map.of("HOME", folder.toString(), "STRIPE_CLI_TELEMETRY_OPTOUT", "1", "NO_COLOR", "1"), command);
        String output = demand(ended, String.join(" ", arguments));
        return JSON.readTree(output.substring(Math.max(0, output.indexOf('{'))));
    }

    private record Ended(int code, String output) {}

    private static String demand(Ended ended, String what) {
        assertThat(ended.code()).as(what + ": " + ended.output()).isZero();
        return ended.output();
    }

    private static Ended run(Map<String, String> environment, List<String> command) throws Exception {
        Path log = Files.createTempFile(folder, "run", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(command + " does not end:\n" + Files.readString(log));
        }
        return new Ended(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
