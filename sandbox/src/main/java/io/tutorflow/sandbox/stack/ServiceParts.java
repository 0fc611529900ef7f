package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.clock.ClockFile;
import io.tutorflow.sandbox.identity.IdentityProvider;
import io.tutorflow.sandbox.kafka.KafkaUsers;
import io.tutorflow.sandbox.place.Service;
import io.tutorflow.sandbox.postgres.PostgresServer;
import io.tutorflow.sandbox.process.HttpReadiness;
import io.tutorflow.sandbox.process.Jvm;
import io.tutorflow.sandbox.process.Part;
import io.tutorflow.sandbox.process.StopSignal;
import io.tutorflow.sandbox.secret.Secrets;
import io.tutorflow.sandbox.stripe.StripeCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The processes of the four services, and the settings by which they find everything else. */
record ServiceParts(StackOptions options, Secrets secrets, PostgresServer postgres, ClockFile clock, LinkPlan links) {

    /** On the sandbox's invoices. */
    private static final String BANK = "Example Bank, N.A.; Account 000123456789; Routing number (ABA) 000000000";

    List<Part> all() {
        return Stream.of(Service.values())
                .flatMap(service -> IntStream.rangeClosed(1, options.replicasOf(service))
                        .mapToObj(replica -> part(service, replica)))
                .toList();
    }

    private Part part(Service service, int replica) {
        int port = options.ports().replica(service, replica);
        String name = StackOptions.partName(service, replica);
        return new Part(
                name,
                port,
                command(service, replica),
                () -> environment(service, name, port),
                new HttpReadiness(URI.create("http://127.0.0.1:" + port + "/q/health/ready")),
                StopSignal.TERM);
    }

    /** Replicas load the same classes: the first one archives them for all. */
    private List<String> command(Service service, int replica) {
        Path jar = options.home().serviceJar(service);
        Path archive = options.home().classArchive(jar, service.id());
        List<String> heap = options.jvm(Jvm.SERVICE_HEAP);
        List<String> flags = replica == 1 ? Jvm.remembering(archive, heap) : Jvm.mapping(archive, heap);
        return Jvm.run(jar, options.home().root(), flags);
    }

    private Map<String, String> environment(Service service, String name, int port) {
        Map<String, String> environment = new TreeMap<>(addresses(service, name));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_DATASOURCE_USERNAME", service.databaseUser());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.password(service.databaseUser()));
        environment.put("QUARKUS_MAILER_HOST", "127.0.0.1");
        environment.put("QUARKUS_MAILER_PORT", Integer.toString(options.ports().smtp()));
        environment.put("TUTORFLOW_PUBLIC_URL", options.publicUrl());
        environment.put("TUTORFLOW_ISSUER_BANK_DETAILS", BANK);
        environment.put("TUTORFLOW_RENDERER_SECRET", secrets.rendererSecret());
        environment.put("TUTORFLOW_RENDERER_CALLBACK_URL", options.publicUrl());
        environment.put("TUTORFLOW_REPLICAS", Integer.toString(options.replicasOf(service)));
        environment.put("TUTORFLOW_SERVICE_TOKEN", secrets.serviceToken(service.id()));
        environment.put("TUTORFLOW_ACCEPTED_SERVICE_TOKENS", secrets.acceptedServiceTokens());
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", options.controlUrl() + "/jwks");
        environment.put("MP_JWT_VERIFY_ISSUER", IdentityProvider.ISSUER);
        environment.put("MP_JWT_VERIFY_AUDIENCES", IdentityProvider.AUDIENCE);
        environment.put("TUTORFLOW_CLOCK_MOVABLE", "true");
        environment.put("TUTORFLOW_CLOCK_OFFSET", clockOffset());
        if (service == Service.BILLING) {
            // Customers' servers are on this machine too.
            environment.put("TUTORFLOW_WEBHOOKS_ALLOW_PRIVATE", "true");
        }
        if (service == Service.BILLING && options.hasStripe()) {
            environment.put(StripeCommand.KEY_VARIABLE, secrets.stripeKey());
            environment.put(StripeCommand.SECRET_VARIABLE, secrets.stripeWebhookSecret());
            environment.put(StripeCommand.THIN_SECRET_VARIABLE, secrets.stripeThinWebhookSecret());
        }
        environment.putAll(options.settingsOf(service));
        return environment;
    }

    /** The addresses of the others. */
    private Map<String, String> addresses(Service service, String name) {
        Map<String, String> addresses = new TreeMap<>();
        PostgresServer reached = postgres.reachedAt(links.port(name, LinkPlan.POSTGRES, postgres.port()));
        addresses.put("QUARKUS_DATASOURCE_JDBC_URL", reached.jdbcUrl(service.database()));
        addresses.put("QUARKUS_DATASOURCE_REACTIVE_URL", reached.reactiveUrl(service.database()));
        int kafka = links.port(name, LinkPlan.KAFKA, options.ports().kafka());
        addresses.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafka);
        KafkaUsers.of(secrets)
                .login(service.id())
                .forEach((setting, value) -> addresses.put(
                        "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        for (Service other : Service.values()) {
            addresses.put(other.addressVariable(), local(links.port(name, other.id(), options.inside(other))));
        }
        String generator =
                local(links.port(name, LinkPlan.GENERATOR, options.ports().generator()));
        if (service == Service.BILLING && options.hasStripe()) {
            int stripe = links.port(name, LinkPlan.STRIPE, options.ports().stripe());
            addresses.put("TUTORFLOW_STRIPE_BASE_URL", local(stripe));
        }
        addresses.put("TUTORFLOW_GENERATOR_URL", generator);
        addresses.put("TUTORFLOW_RENDERER_URL", generator);
        return addresses;
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }

    private String clockOffset() {
        try {
            return clock.offset().toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
