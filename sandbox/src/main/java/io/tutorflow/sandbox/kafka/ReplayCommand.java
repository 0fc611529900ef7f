package io.tutorflow.sandbox.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.events.Topic;
import io.tutorflow.sandbox.stack.DataFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Sends the dead letters back to where they came from, each once, however many readers put it aside: what was replayed
 * is remembered as the offset of a consumer group. One that still cannot be read becomes a dead letter again.
 */
@Command(
        name = "replay",
        description = {
            "Send the dead letters (topics that end in .dlq) back to the topics they came from, each once.",
            "One that still cannot be read becomes a dead letter again.",
            "Dead letters of state topics stay: their owner tells the state anew."
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final String GROUP = "tutorflow-replay";
    private static final String DEAD_LETTERS = ".dlq";
    private static final String NOTE = "dlq_";
    private static final Duration ONE_LOOK = Duration.ofMillis(500);
    private static final int PATIENCE_MILLIS = 10_000;

    @Mixin
    private final DataFolder data = new DataFolder();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (KafkaConsumer<byte[], byte[]> letters = consumer(data.kafka());
                KafkaProducer<byte[], byte[]> producer = producer(data.kafka())) {
            int replayed = replay(letters, producer);
            System.out.println("replayed " + replayed + (replayed == 1 ? " dead letter" : " dead letters"));
        } catch (TimeoutException | ExecutionException silence) {
            throw new IOException("Kafka does not answer; see ./tutorflow status", silence);
        }
        return 0;
    }

    private static int replay(KafkaConsumer<byte[], byte[]> letters, KafkaProducer<byte[], byte[]> producer)
            throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = partitions(letters);
        letters.assign(partitions);
        // What comes back while this runs is for the next time.
        Map<TopicPartition, Long> ends = letters.endOffsets(partitions);
        Set<String> replayed = new HashSet<>();
        while (partitions.stream().anyMatch(it -> letters.position(it) < ends.getOrDefault(it, 0L))) {
            for (ConsumerRecord<byte[], byte[]> letter : letters.poll(ONE_LOOK)) {
                TopicPartition from = new TopicPartition(letter.topic(), letter.partition());
                if (letter.offset() < ends.getOrDefault(from, 0L)) {
                    if (replayed.add(origin(letter))) {
                        producer.send(original(letter)).get();
                    }
                    letters.commitSync(Map.of(from, new OffsetAndMetadata(letter.offset() + 1)));
                }
            }
        }
        return replayed.size();
    }

    /** The message that it was; each of its readers puts it aside, and it goes back once. */
    static String origin(ConsumerRecord<byte[], byte[]> letter) {
        return Stream.of("topic", "partition", "offset")
                .map(note -> letter.headers().lastHeader(NOTE + note))
                .map(note -> note == null ? letter.topic() + letter.partition() + "@" + letter.offset() : text(note))
                .collect(Collectors.joining("/"));
    }

    private static String text(Header note) {
        return new String(note.value(), UTF_8);
    }

    static ProducerRecord<byte[], byte[]> original(ConsumerRecord<byte[], byte[]> letter) {
        Header topic = letter.headers().lastHeader(NOTE + "topic");
        String name = topic == null
                ? letter.topic().substring(0, letter.topic().length() - DEAD_LETTERS.length())
                : text(topic);
        List<Header> headers = Arrays.stream(letter.headers().toArray())
                .filter(header -> !header.key().startsWith(NOTE))
                .toList();
        return new ProducerRecord<>(name, null, letter.key(), letter.value(), headers);
    }

    /** A state that is sent back would stand behind the newer ones of its key, and outlive them. */
    static boolean hasEventsToReplay(Topic topic) {
        return topic.hasDeadLetters() && !topic.compacted();
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> letters) {
        return Arrays.stream(Topic.values())
                .filter(ReplayCommand::hasEventsToReplay)
                .map(topic -> topic.deadLetters().topicName())
                .flatMap(name -> letters.partitionsFor(name).stream())
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        settings.putAll(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                GROUP,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        settings.putAll(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE_MILLIS));
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
