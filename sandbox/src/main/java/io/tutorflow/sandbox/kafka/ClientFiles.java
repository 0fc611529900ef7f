package io.tutorflow.sandbox.kafka;

import io.tutorflow.sandbox.place.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/**
 * Login settings for a person's own Kafka tools, in files that only their owner may read.
 *
 * @param java for Apache Kafka's command line
 * @param kcat for kcat and everything else based on librdkafka
 */
record ClientFiles(Path java, Path kcat) {

    void write(KafkaUsers users, String bootstrapServers) throws IOException {
        Folders.replaceSecret(
                java,
                new TreeMap<>(users.superuser(bootstrapServers))
                        .entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                                .collect(Collectors.joining()));
        Folders.replaceSecret(kcat, """
                bootstrap.servers=%s
                security.protocol=%s
                sasl.mechanisms=%s
                sasl.username=%s
                sasl.password=%s
                """.formatted(
                        bootstrapServers,
                        SecurityProtocol.SASL_PLAINTEXT.name,
                        KafkaUsers.MECHANISM,
                        KafkaUsers.SUPERUSER,
                        users.passwords().get(KafkaUsers.SUPERUSER)));
    }
}
