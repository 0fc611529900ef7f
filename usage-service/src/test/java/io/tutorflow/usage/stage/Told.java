package io.tutorflow.usage.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.tutorflow.testbed.TestKafka;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What was told on Kafka, read with a plain consumer. */
@ApplicationScoped
public class Told {

    /** All events of the account on a topic, once there are that many of them. */
    public List<ConsumerRecord<String, String>> about(UUID account, String topic, int many) {
        var found = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = open(topic)) {
            await().atMost(Duration.ofSeconds(15)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> {
                    if (account.toString().equals(message.key())) {
                        found.add(message);
                    }
                });
                return found.size() >= many;
            });
        }
        return found;
    }

    /** All events of the account on a topic by now. */
    public int countAbout(UUID account, String topic) {
        int found = 0;
        try (var consumer = open(topic)) {
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var message : consumer.poll(Duration.ofMillis(100))) {
                    found += account.toString().equals(message.key()) ? 1 : 0;
                }
            }
        }
        return found;
    }

    public static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }

    private KafkaConsumer<String, String> open(String topic) {
        var consumer = new KafkaConsumer<>(TestKafka.settings(), new StringDeserializer(), new StringDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
