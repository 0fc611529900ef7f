package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.generator.GeneratorCommand;
import io.tutorflow.sandbox.place.Home;
import io.tutorflow.sandbox.place.Ports;
import io.tutorflow.sandbox.place.Service;
import io.tutorflow.sandbox.postgres.Databases;
import io.tutorflow.sandbox.postgres.PostgresServer;
import io.tutorflow.sandbox.process.FileReadiness;
import io.tutorflow.sandbox.process.HttpReadiness;
import io.tutorflow.sandbox.process.Jvm;
import io.tutorflow.sandbox.process.Part;
import io.tutorflow.sandbox.process.Readiness;
import io.tutorflow.sandbox.process.StopSignal;
import io.tutorflow.sandbox.secret.Secrets;
import io.tutorflow.sandbox.stripe.StripeCommand;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The processes that any real environment provides to a service, and here the sandbox. */
record PlatformParts(StackOptions options, Secrets secrets, LinkPlan links) {

    private static final String KAFKA = "kafka";
    private static final String KAFKA_HEAP = "-Xmx256m";
    private static final String SMALL_HEAP = "-Xmx64m";
    private static final String GATEWAY_HEAP = "-Xmx96m";
    private static final String STRIPE = "stripe";

    /**
     * The account's objects are in memory too, from which the heap grows: a payment with everything belonging to it takes
     * some 20 KB, a meter event some 4 KB. This is enough for 100,000 of them.
     */
    private static final String STRIPE_HEAP = "-Xmx768m";

    /** Where the gateway accepts webhooks for billing-service. */
    private static final String STRIPE_WEBHOOKS = "/webhooks/stripe";

    private static final String THIN_STRIPE_WEBHOOKS = STRIPE_WEBHOOKS + "/thin";

    Part postgres(PostgresServer server) {
        return new Part(
                "postgres",
                server.port(),
                server.command(),
                () -> PostgresServer.ENVIRONMENT,
                new Databases(server, secrets),
                StopSignal.INT);
    }

    Part kafka() {
        Path readyFile = home().run().resolve("kafka.ready");
        List<String> arguments = new ArrayList<>(List.of(
                KAFKA,
                "--data=" + home().kafka(),
                "--broker-port=" + ports().kafka(),
                "--controller-port=" + ports().kafkaController(),
                "--secrets=" + home().secrets(),
                "--acls=" + home().kafkaAcls(),
                "--ready-file=" + readyFile));
        links.kafkaListeners().forEach((port, told) -> arguments.add("--listener=" + port + "=" + told));
        List<String> command = sandbox(KAFKA_HEAP, arguments);
        return part(KAFKA, ports().kafka(), command, Map.of(), new FileReadiness(readyFile, home().pidFile(KAFKA)));
    }

    Part generator() {
        int port = ports().generator();
        String callersHash = Secrets.sha256(secrets.serviceToken(Service.USAGE.id()));
        return part(
                "generator",
                port,
                sandbox(SMALL_HEAP, List.of("generator", "--listen-port=" + port, "--clock-file=" + home().clock())),
                Map.of(
                        GeneratorCommand.TOKEN_HASH_VARIABLE,
                        callersHash,
                        GeneratorCommand.SECRET_VARIABLE,
                        secrets.rendererSecret()),
                answering("http://127.0.0.1:" + port + "/health"));
    }

    Part stripe() {
        int port = ports().stripe();
        return part(
                STRIPE,
                port,
                sandbox(
                        STRIPE_HEAP,
                        List.of(
                                STRIPE,
                                "--listen-port=" + port,
                                "--data=" + home().stripe(),
                                "--clock-file=" + home().clock(),
                                "--webhook-url=" + options.publicUrl() + STRIPE_WEBHOOKS,
                                "--thin-webhook-url=" + options.publicUrl() + THIN_STRIPE_WEBHOOKS)),
                Map.of(
                        StripeCommand.KEY_VARIABLE,
                        secrets.stripeKey(),
                        StripeCommand.SECRET_VARIABLE,
                        secrets.stripeWebhookSecret(),
                        StripeCommand.THIN_SECRET_VARIABLE,
                        secrets.stripeThinWebhookSecret()),
                answering(options.stripeUrl() + "/health"));
    }

    Part gateway() {
        List<String> arguments = new ArrayList<>(
                List.of("gateway", "--listen-port=" + ports().gateway(), "--routes=" + home().routes()));
        arguments.add("--identity=127.0.0.1:" + ports().control());
        arguments.add("--upstream=" + ConsolePart.NAME + "=127.0.0.1:" + ports().console());
        for (Service service : Service.values()) {
            arguments.add("--upstream=" + service.id() + "=" + addresses(service));
            if (options.isReplicated(service)) {
                arguments.add("--balance=" + service.id() + "=" + ports().balanced(service));
            }
        }
        return part(
                "gateway",
                ports().gateway(),
                sandbox(GATEWAY_HEAP, arguments),
                Map.of(),
                answering(options.publicUrl() + "/docs/"));
    }

    private String addresses(Service service) {
        return IntStream.rangeClosed(1, options.replicasOf(service))
                .mapToObj(replica -> "127.0.0.1:" + ports().replica(service, replica))
                .collect(Collectors.joining(","));
    }

    private List<String> sandbox(String heap, List<String> arguments) {
        Path jar = home().sandboxJar();
        List<String> flags =
                Jvm.remembering(home().classArchive(jar, arguments.getFirst()), options.jvm(List.of(heap)));
        return Jvm.run(jar, home().root(), flags, arguments.toArray(String[]::new));
    }

    private static Part part(
            String name, int port, List<String> command, Map<String, String> environment, Readiness readiness) {
        return new Part(name, port, command, () -> environment, readiness, StopSignal.TERM);
    }

    private static Readiness answering(String address) {
        return new HttpReadiness(URI.create(address));
    }

    private Home home() {
        return options.home();
    }

    private Ports ports() {
        return options.ports();
    }
}
