package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.clock.ClockFile;
import io.tutorflow.sandbox.identity.IdentityProvider;
import io.tutorflow.sandbox.place.Service;
import io.tutorflow.sandbox.postgres.PostgresServer;
import io.tutorflow.sandbox.process.HttpReadiness;
import io.tutorflow.sandbox.process.Jvm;
import io.tutorflow.sandbox.process.Part;
import io.tutorflow.sandbox.process.StopSignal;
import io.tutorflow.sandbox.secret.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The processes of the four services, and the settings by which they find everything else. */
record ServiceParts(StackOptions options, Secrets secrets, PostgresServer postgres, ClockFile clock) {

    List<Part> all() {
        return Stream.of(Service.values())
                .flatMap(service -> IntStream.rangeClosed(1, options.replicasOf(service))
                        .mapToObj(replica -> part(service, replica)))
                .toList();
    }

    private Part part(Service service, int replica) {
        int port = options.ports().replica(service, replica);
        return new Part(
                replica == 1 ? service.id() : service.id() + "-" + replica,
                port,
                Jvm.run(options.home().serviceJar(service), options.home().root(), Jvm.SERVICE_HEAP),
                () -> environment(service, port),
                new HttpReadiness(URI.create("http://127.0.0.1:" + port + "/q/health/ready")),
                StopSignal.TERM);
    }

    private Map<String, String> environment(Service service, int port) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(service.database()));
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(service.database()));
        environment.put("QUARKUS_DATASOURCE_USERNAME", service.databaseUser());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.password(service.databaseUser()));
        environment.put(
                "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + options.ports().kafka());
        environment.put("QUARKUS_MAILER_HOST", "127.0.0.1");
        environment.put("QUARKUS_MAILER_PORT", Integer.toString(options.ports().smtp()));
        for (Service other : Service.values()) {
            environment.put(other.addressVariable(), options.address(other));
        }
        environment.put(
                "TUTORFLOW_GENERATOR_URL", "http://127.0.0.1:" + options.ports().generator());
        environment.put("TUTORFLOW_PUBLIC_URL", options.publicUrl());
        environment.put("TUTORFLOW_RENDERER_SECRET", secrets.rendererSecret());
        environment.put("TUTORFLOW_RENDERER_CALLBACK_URL", options.publicUrl());
        environment.put(
                "TUTORFLOW_RENDERER_URL", "http://127.0.0.1:" + options.ports().generator());
        environment.put("TUTORFLOW_REPLICAS", Integer.toString(options.replicasOf(service)));
        environment.put("TUTORFLOW_SERVICE_TOKEN", secrets.serviceToken(service.id()));
        environment.put("TUTORFLOW_ACCEPTED_SERVICE_TOKENS", secrets.acceptedServiceTokens());
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", options.controlUrl() + "/jwks");
        environment.put("MP_JWT_VERIFY_ISSUER", IdentityProvider.ISSUER);
        environment.put("MP_JWT_VERIFY_AUDIENCES", IdentityProvider.AUDIENCE);
        environment.put("TUTORFLOW_CLOCK_MOVABLE", "true");
        environment.put("TUTORFLOW_CLOCK_OFFSET", clockOffset());
        environment.putAll(options.settingsOf(service));
        return environment;
    }

    private String clockOffset() {
        try {
            return clock.offset().toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
