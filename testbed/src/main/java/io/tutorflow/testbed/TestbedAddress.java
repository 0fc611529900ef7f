package io.tutorflow.testbed;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a running testbed says about itself.
 *
 * @param databases by name
 * @param kafkaPasswords by principal
 * @param serviceTokens by caller
 * @param acceptedServiceTokens the same as a service is told them
 * @param jwks the file with the public key
 * @param signingKey the private key, as a JSON Web Key
 * @param certificate the file with the one to trust, where both are reached by TLS alone
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

    /** One database and its owner. */
    record Database(String jdbcUrl, String reactiveUrl, String username, String password) {}

    /** Settings for a Kafka client that logs in as one of the principals. */
    Map<String, String> kafkaClient(String principal) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "bootstrap.servers",
                kafka,
                "security.protocol",
                certificate == null ? "SASL_PLAINTEXT" : "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + principal
                        + "\" password=\"" + kafkaPasswords.get(principal) + "\";"));
        if (certificate != null) {
            settings.put("ssl.truststore.type", "PEM");
            settings.put("ssl.truststore.location", certificate);
        }
        return settings;
    }

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
