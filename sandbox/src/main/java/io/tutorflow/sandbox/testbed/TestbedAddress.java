package io.tutorflow.sandbox.testbed;

import io.tutorflow.sandbox.kafka.KafkaUsers;
import io.tutorflow.sandbox.place.Service;
import io.tutorflow.sandbox.postgres.PostgresServer;
import io.tutorflow.sandbox.secret.Secrets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a test needs to know about a testbed.
 *
 * @param databases by name
 * @param kafkaPasswords by principal
 * @param serviceTokens by caller
 * @param acceptedServiceTokens the same in the form of a service's setting
 * @param jwks the file with the public key
 * @param signingKey the private key, as a JSON Web Key
 * @param certificate the file with the certificate to trust, if both need TLS
 */
record TestbedAddress(
        Map<String, Database> databases,
        String kafka,
        Map<String, String> kafkaPasswords,
        Map<String, String> serviceTokens,
        String acceptedServiceTokens,
        String issuer,
        String jwks,
        String signingKey,
        @Nullable String certificate) {

    /** One database and the user that owns it. */
    record Database(String jdbcUrl, String reactiveUrl, String username, String password) {}

    static TestbedAddress of(PostgresServer server, String kafka, Secrets secrets, String issuer, Path jwks) {
        Map<String, Database> databases = new TreeMap<>();
        for (Service service : Service.values()) {
            databases.put(service.database(), database(server, service.database(), service.databaseUser(), secrets));
        }
        databases.put("postgres", database(server, "postgres", Secrets.SUPERUSER, secrets));
        return new TestbedAddress(
                databases,
                kafka,
                new TreeMap<>(KafkaUsers.of(secrets).passwords()),
                new TreeMap<>(secrets.serviceTokens()),
                secrets.acceptedServiceTokens(),
                issuer,
                jwks.toString(),
                secrets.signingKey(),
                server.certificate() == null ? null : server.certificate().pem().toString());
    }

    private static Database database(PostgresServer server, String name, String user, Secrets secrets) {
        return new Database(server.jdbcUrl(name), server.reactiveUrl(name), user, secrets.password(user));
    }
}
