package io.tutorflow.pricing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.events.EventType;
import io.tutorflow.testbed.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands on a state topic. */
public final class Told {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private Told() {}

    /** All messages of that key, as soon as there are so many. */
    public static List<ConsumerRecord<String, String>> of(EventType type, String key, int atLeast) {
        var partition = List.of(new TopicPartition(type.topic().topicName(), 0));
        var found = new ArrayList<ConsumerRecord<String, String>>();
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer =
                new KafkaConsumer<>(TestKafka.settings(), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            while (found.size() < atLeast) {
                assertThat(System.nanoTime()).as("told so far: %s", found).isLessThan(giveUpAt);
                for (var message : consumer.poll(GLANCE)) {
                    if (key.equals(message.key())) {
                        found.add(message);
                    }
                }
            }
        }
        return found;
    }

    public static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }
}
