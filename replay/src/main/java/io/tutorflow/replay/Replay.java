package io.tutorflow.replay;

import io.tutorflow.events.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends dead letters back to their topics, each once, however many consumers set it aside: the offset of a consumer
 * group remembers what was replayed. A message that still cannot be processed becomes a dead letter again.
 */
public final class Replay {

    /** The help text. */
    public static final String WHAT_IT_DOES = """
            Send the dead letters (topics that end in .dlq) back to the topics they came from, each once.
            One that still cannot be read becomes a dead letter again.
            Dead letters of state topics stay: their owner tells the state anew.""";

    /** Its offsets tell what has already been replayed. */
    static final String GROUP = "tutorflow-replay";

    private static final Duration ONE_LOOK = Duration.ofMillis(500);
    private static final int PATIENCE_MILLIS = 10_000;

    /** So many looks in a row bring nothing: half a minute, in which a Kafka that is there moves every partition. */
    static final int LOOKS_IN_VAIN = 60;

    private final Map<String, Object> settings;

    /** @param settings for any client of that Kafka: address and login */
    public Replay(Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** Returns how many were sent back. */
    public int run() throws IOException, InterruptedException {
        try (var letters = consumer();
                var producer = producer()) {
            int replayed = replay(letters, producer);
            System.out.println("replayed " + replayed + (replayed == 1 ? " dead letter" : " dead letters"));
            return replayed;
        } catch (KafkaException | ExecutionException failure) {
            throw new IOException("Kafka at " + settings.get("bootstrap.servers") + ": " + why(failure), failure);
        }
    }

    private static @Nullable String why(Exception failure) {
        return failure.getCause() == null
                ? failure.getMessage()
                : failure.getCause().getMessage();
    }

    /** Fails if what is there does not come: a broker is gone, and nothing is lost by doing the rest another time. */
    static int replay(Consumer<byte[], byte[]> letters, Producer<byte[], byte[]> producer)
            throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = partitions(letters);
        letters.assign(partitions);
        // What comes back while this runs is left for the next time.
        Map<TopicPartition, Long> ends = letters.endOffsets(partitions);
        Set<String> replayed = new HashSet<>();
        long before = left(letters, ends);
        int inVain = 0;
        for (long left = before; left > 0; left = left(letters, ends)) {
            inVain = left < before ? 0 : inVain + 1;
            before = left;
            if (inVain > LOOKS_IN_VAIN) {
                throw new TimeoutException("it holds " + left + " more dead letters and has not handed out any for "
                        + ONE_LOOK.multipliedBy(LOOKS_IN_VAIN).toSeconds()
                        + " s; what was sent back is remembered, run this again when it answers");
            }
            for (ConsumerRecord<byte[], byte[]> record : letters.poll(ONE_LOOK)) {
                var from = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(from, 0L)) {
                    var letter = new DeadLetter(record);
                    if (replayed.add(letter.origin())) {
                        producer.send(letter.original()).get();
                    }
                    letters.commitSync(Map.of(from, new OffsetAndMetadata(record.offset() + 1)));
                }
            }
        }
        return replayed.size();
    }

    /** How far it is to the ends. */
    private static long left(Consumer<byte[], byte[]> letters, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - letters.position(end.getKey())))
                .sum();
    }

    /** A state that is sent back would stand behind the newer ones of its key, and outlive them. */
    static boolean hasEventsToReplay(Topic topic) {
        return topic.hasDeadLetters() && !topic.compacted();
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> letters) {
        return Arrays.stream(Topic.values())
                .filter(Replay::hasEventsToReplay)
                .map(topic -> topic.deadLetters().topicName())
                .flatMap(name -> letters.partitionsFor(name).stream())
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var all = new HashMap<>(settings);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        var all = new HashMap<>(settings);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
