package io.tutorflow.replay;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The connection to Kafka: configured like the services, by {@code KAFKA_…}, or like Kafka's own tools, by a file. */
final class KafkaSettings {

    private static final String PREFIX = "KAFKA_";

    private KafkaSettings() {}

    /** The file takes precedence over the environment. */
    static Map<String, Object> of(Map<String, String> environment, @Nullable Path file) throws IOException {
        Map<String, Object> settings = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX)) {
                var key = variable.substring(PREFIX.length()).replace('_', '.').toLowerCase(Locale.ROOT);
                settings.put(key, value);
            }
        });
        if (file != null) {
            var properties = new Properties();
            try (Reader text = Files.newBufferedReader(file)) {
                properties.load(text);
            }
            properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        }
        return settings;
    }
}
