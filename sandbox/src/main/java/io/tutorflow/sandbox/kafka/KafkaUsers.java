package io.tutorflow.sandbox.kafka;

import io.tutorflow.sandbox.place.Service;
import io.tutorflow.sandbox.secret.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.plain.PlainLoginModule;

/**
 * The users of a broker, each with a password: the four services, with the rights of their ACLs, and the sandbox
 * itself, with all rights.
 */
public record KafkaUsers(Map<String, String> passwords) {

    static final String MECHANISM = "PLAIN";
    static final String SUPERUSER = Secrets.SANDBOX;

    public KafkaUsers {
        passwords = Map.copyOf(passwords);
    }

    public static KafkaUsers of(Secrets secrets) {
        Map<String, String> passwords = new LinkedHashMap<>();
        passwords.put(SUPERUSER, secrets.kafkaPassword(SUPERUSER));
        for (Service service : Service.values()) {
            passwords.put(service.id(), secrets.kafkaPassword(service.id()));
        }
        return new KafkaUsers(passwords);
    }

    /** Settings for a client that logs in as the sandbox. */
    public Map<String, Object> superuser(String bootstrapServers) {
        Map<String, Object> settings = new LinkedHashMap<>(login(SUPERUSER));
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return settings;
    }

    /** Login settings for a client on this machine. */
    public Map<String, String> login(String user) {
        return Map.of(
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                SecurityProtocol.SASL_PLAINTEXT.name,
                SaslConfigs.SASL_MECHANISM,
                MECHANISM,
                SaslConfigs.SASL_JAAS_CONFIG,
                module(user) + ";");
    }

    /**
     * The broker's settings for a listener: whom it accepts, and how it logs in itself when it calls another broker.
     */
    String accepted() {
        return passwords.entrySet().stream()
                .map(user -> " user_" + user.getKey() + "=\"" + user.getValue() + "\"")
                .sorted()
                .collect(Collectors.joining("", module(SUPERUSER), ";"));
    }

    private String module(String user) {
        return PlainLoginModule.class.getName() + " required username=\"" + user + "\" password=\""
                + passwords.get(user) + "\"";
    }
}
