package io.tutorflow.testbed;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a service under test its database, Kafka, tokens and a movable clock, for
 * {@code @WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))}.
 * Without a database it is {@code tutorflow.database}, a system property; without that, none. With {@code tls} both are
 * reached by TLS alone.
 */
public final class TestbedResource implements QuarkusTestResourceLifecycleManager {

    /** How many dead letters are allowed per minute; by default as many as a service's tests cause. */
    public static final String DEAD_LETTERS = "dead-letters";

    private static final String TLS = "tls";
    private static final String TLS_PROPERTY = "tutorflow.testbed.tls";

    private String deadLetters = "1000000";
    private boolean tls;
    private String database = System.getProperty("tutorflow.database", "");

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
        tls = Boolean.parseBoolean(arguments.get(TLS));
        deadLetters = arguments.getOrDefault(DEAD_LETTERS, deadLetters);
    }

    @Override
    public Map<String, String> start() {
        System.setProperty(TLS_PROPERTY, Boolean.toString(tls));
        TestbedAddress address = used();
        Map<String, String> settings = new HashMap<>();
        settings.put(
                "mp.jwt.verify.publickey.location",
                Path.of(address.jwks()).toUri().toString());
        settings.put("mp.jwt.verify.issuer", address.issuer());
        settings.put("mp.jwt.verify.audiences", TestTokens.AUDIENCE);
        settings.put("tutorflow.accepted-service-tokens", address.acceptedServiceTokens());
        settings.put("tutorflow.clock.movable", "true");
        // Tests cause more bad events per minute than a real suite may see.
        settings.put("tutorflow.dead-letters.most-per-minute", deadLetters);
        if (!database.isEmpty()) {
            settings.putAll(ofDatabase(address));
            address.kafkaClient(database + "-service").forEach((name, value) -> settings.put("kafka." + name, value));
        }
        if (address.certificate() != null) {
            settings.put("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full");
            settings.put("quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS");
            settings.put("quarkus.datasource.reactive.trust-certificate-pem", "true");
            settings.put("quarkus.datasource.reactive.trust-certificate-pem.certs", address.certificate());
        }
        return settings;
    }

    /** The one last given to the service under test. */
    static TestbedAddress used() {
        return Boolean.getBoolean(TLS_PROPERTY) ? Testbed.securedAddress() : Testbed.address();
    }

    private Map<String, String> ofDatabase(TestbedAddress address) {
        TestbedAddress.Database own = address.database(database);
        return Map.of(
                "quarkus.datasource.jdbc.url", own.jdbcUrl(),
                "quarkus.datasource.reactive.url", own.reactiveUrl(),
                "quarkus.datasource.username", own.username(),
                "quarkus.datasource.password", own.password(),
                "tutorflow.service-token", address.serviceToken(database + "-service"));
    }

    /** The testbed is kept for the next test class; it ends with this JVM. */
    @Override
    public void stop() {}
}
