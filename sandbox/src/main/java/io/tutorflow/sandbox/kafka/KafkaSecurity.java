package io.tutorflow.sandbox.kafka;

import io.tutorflow.sandbox.secret.Certificate;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.jspecify.annotations.Nullable;

/**
 * How a broker authenticates clients and protects traffic: everyone logs in, and what no ACL allows is refused.
 *
 * @param certificate the broker's, for TLS; without one nothing is encrypted, and nothing leaves this machine
 */
public record KafkaSecurity(KafkaUsers users, @Nullable Certificate certificate) {

    private static final String AUTHORIZER = "org.apache.kafka.metadata.authorizer.StandardAuthorizer";

    void addTo(Properties broker, KafkaPorts ports) {
        SecurityProtocol protocol = certificate == null ? SecurityProtocol.SASL_PLAINTEXT : SecurityProtocol.SASL_SSL;
        broker.put(
                "listener.security.protocol.map",
                ports.names().map(name -> name + ":" + protocol.name).collect(Collectors.joining(",")));
        broker.put("inter.broker.listener.name", KafkaPorts.CLIENTS);
        broker.put("sasl.enabled.mechanisms", KafkaUsers.MECHANISM);
        broker.put("sasl.mechanism.inter.broker.protocol", KafkaUsers.MECHANISM);
        broker.put("sasl.mechanism.controller.protocol", KafkaUsers.MECHANISM);
        ports.names()
                .forEach(name -> broker.put(
                        "listener.name." + name.toLowerCase(Locale.ROOT) + ".plain.sasl.jaas.config",
                        users.accepted()));
        broker.put("authorizer.class.name", AUTHORIZER);
        broker.put("super.users", "User:" + KafkaUsers.SUPERUSER);
        if (certificate != null) {
            addTls(broker, certificate);
        }
    }

    /** Settings for a client that logs in as the sandbox. */
    public Map<String, Object> superuser(String bootstrapServers) {
        Map<String, Object> settings = users.superuser(bootstrapServers);
        if (certificate != null) {
            settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, SecurityProtocol.SASL_SSL.name);
            settings.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
            settings.put(
                    SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, certificate.pem().toString());
        }
        return settings;
    }

    private static void addTls(Properties broker, Certificate certificate) {
        broker.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, "PKCS12");
        broker.put(
                SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, certificate.keyStore().toString());
        broker.put(SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG, certificate.password());
        broker.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
        broker.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, certificate.pem().toString());
    }
}
