package io.tutorflow.testbed;

import java.util.Map;
import java.util.Objects;

/**
 * What a running testbed says about itself.
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

    Database database(String name) {
        return Objects.requireNonNull(
                databases.get(name), () -> "the testbed has no database '" + name + "'; it has " + databases.keySet());
    }

    String serviceToken(String caller) {
        return Objects.requireNonNull(
                serviceTokens.get(caller),
                () -> "no caller is named '" + caller + "'; there are " + serviceTokens.keySet());
    }
}
