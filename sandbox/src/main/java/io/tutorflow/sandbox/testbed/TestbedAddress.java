package io.tutorflow.sandbox.testbed;

import io.tutorflow.sandbox.place.Service;
import io.tutorflow.sandbox.postgres.PostgresServer;
import io.tutorflow.sandbox.secret.Secrets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a test needs to know to use a testbed.
 *
 * @param databases by name
 * @param serviceTokens by caller
 * @param acceptedServiceTokens the same as a service is told them
 * @param jwks the file with the public key
 * @param signingKey the private key, as a JSON Web Key
 */
record TestbedAddress(
        Map<String, Database> databases,
        String kafka,
        Map<String, String> serviceTokens,
        String acceptedServiceTokens,
        String issuer,
        String jwks,
        String signingKey) {

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
                new TreeMap<>(secrets.serviceTokens()),
                secrets.acceptedServiceTokens(),
                issuer,
                jwks.toString(),
                secrets.signingKey());
    }

    private static Database database(PostgresServer server, String name, String user, Secrets secrets) {
        return new Database(server.jdbcUrl(name), server.reactiveUrl(name), user, secrets.password(user));
    }
}
