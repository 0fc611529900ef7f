package io.tutorflow.sandbox.testbed;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tutorflow.sandbox.identity.IdentityProvider;
import io.tutorflow.sandbox.kafka.KafkaBroker;
import io.tutorflow.sandbox.kafka.KafkaPorts;
import io.tutorflow.sandbox.kafka.KafkaSecurity;
import io.tutorflow.sandbox.kafka.KafkaUsers;
import io.tutorflow.sandbox.place.Folders;
import io.tutorflow.sandbox.place.Home;
import io.tutorflow.sandbox.postgres.Databases;
import io.tutorflow.sandbox.postgres.PostgresPrograms;
import io.tutorflow.sandbox.postgres.PostgresServer;
import io.tutorflow.sandbox.process.FailedStart;
import io.tutorflow.sandbox.process.Launcher;
import io.tutorflow.sandbox.process.Part;
import io.tutorflow.sandbox.process.StopSignal;
import io.tutorflow.sandbox.process.Supervisor;
import io.tutorflow.sandbox.process.Watchdog;
import io.tutorflow.sandbox.secret.Certificate;
import io.tutorflow.sandbox.secret.Secrets;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * PostgreSQL and Kafka for the tests of one JVM: prints one line of JSON when both are ready, and ends, leaving nothing
 * behind, when its standard input closes.
 */
@Command(name = "testbed", hidden = true, description = "Runs PostgreSQL and Kafka until standard input closes.")
public final class TestbedCommand implements Callable<Integer> {

    @Option(names = "--dir", required = true)
    private Path folder;

    @Option(names = "--tls", description = "Both are reached by TLS alone.")
    private boolean tls;

    @Override
    public Integer call() throws IOException, InterruptedException, FailedStart, ExecutionException {
        Home home = new Home(Home.projectRoot(), folder);
        Secrets secrets = Secrets.in(home.secrets());
        int port = freePort();
        Files.createDirectories(home.run());
        Certificate certificate = tls ? Certificate.make(home.run(), secrets.controlToken()) : null;
        KafkaSecurity security = new KafkaSecurity(KafkaUsers.of(secrets), certificate);
        CompletableFuture<KafkaBroker> kafka = CompletableFuture.supplyAsync(() -> startKafka(home, security));
        Launcher launcher = new Launcher(home);
        Supervisor supervisor = new Supervisor(home, launcher, false, System.err::println);
        Watchdog watchdog = new Watchdog(home, launcher);
        try {
            PostgresServer server = new PostgresServer(
                    PostgresPrograms.in(home, System.err::println),
                    home.postgres(),
                    port,
                    secrets.password(Secrets.SUPERUSER),
                    certificate);
            server.initialize(home.log("postgres"));
            supervisor.launch(List.of(postgres(server, secrets)));
            supervisor.awaitReady();
            tell(home, server, kafka.get(), secrets);
            System.in.transferTo(OutputStream.nullOutputStream());
        } finally {
            supervisor.stop();
            watchdog.letGo();
            stop(kafka);
        }
        Folders.delete(folder);
        return 0;
    }

    private static void stop(CompletableFuture<KafkaBroker> kafka) throws InterruptedException {
        try {
            kafka.get().stop();
        } catch (ExecutionException neverStarted) {
            // Whoever waited for it has been told.
        }
    }

    private static Part postgres(PostgresServer server, Secrets secrets) {
        return new Part(
                "postgres",
                server.port(),
                server.command(),
                () -> PostgresServer.ENVIRONMENT,
                new Databases(server, secrets),
                StopSignal.INT);
    }

    private static KafkaBroker startKafka(Home home, KafkaSecurity security) {
        try {
            KafkaBroker broker = KafkaBroker.start(home.kafka(), new KafkaPorts(freePort(), freePort()), security);
            broker.furnish(home.kafkaAcls());
            return broker;
        } catch (IOException failure) {
            throw new IllegalStateException("Kafka does not start", failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Kafka was not waited for", stop);
        }
    }

    private static void tell(Home home, PostgresServer server, KafkaBroker kafka, Secrets secrets) throws IOException {
        Path jwks = home.data().resolve("jwks.json");
        Folders.replace(jwks, new IdentityProvider(secrets.signingKey()).jwks());
        TestbedAddress address =
                TestbedAddress.of(server, kafka.bootstrapServers(), secrets, IdentityProvider.ISSUER, jwks);
        System.out.println(new ObjectMapper().writeValueAsString(address));
    }

    /** Free at the moment, and very probably still so a second later. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
