package io.tutorflow.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A topic as an outsider uses it: any message can be sent, and all messages can be read. */
public final class TestTopic implements AutoCloseable {

    private static final Duration GLANCE = Duration.ofMillis(200);

    private final String name;
    private final KafkaProducer<String, byte[]> producer;

    public TestTopic(String name) {
        this.name = name;
        this.producer = new KafkaProducer<>(TestKafka.settings(), new StringSerializer(), new ByteArraySerializer());
    }

    public void send(String key, String type, byte @Nullable [] value) {
        var message = new ProducerRecord<>(name, key, value);
        message.headers().add("ce_type", type.getBytes(UTF_8));
        try {
            producer.send(message).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Offsets, with their partitions, of dead letters with this key. */
    public Set<String> deadLetters(String key) {
        return messages(name + ".dlq").stream()
                .filter(letter -> key.equals(letter.key()))
                .map(letter -> header(letter, "dlq_partition") + "@" + header(letter, "dlq_offset"))
                .collect(Collectors.toSet());
    }

    /** What was sent under this key, from the topic's start to its end. */
    public List<String> values(String key) {
        return messages(name).stream()
                .filter(message -> key.equals(message.key()))
                .map(message -> new String(message.value(), UTF_8))
                .toList();
    }

    /** Whether the group has acknowledged everything that is on the topic now. */
    public boolean isReadBy(String group) {
        try (var admin = Admin.create(TestKafka.settings());
                var consumer = consumer()) {
            var read = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return consumer.endOffsets(partitions(consumer, name)).entrySet().stream()
                    .allMatch(end -> {
                        var position = read.get(end.getKey());
                        return end.getValue() == 0 || (position != null && position.offset() >= end.getValue());
                    });
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ConsumerRecord<String, byte[]>> messages(String topic) {
        try (var consumer = consumer()) {
            var partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(GLANCE).forEach(found::add);
            }
            return found;
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(TestKafka.settings(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
