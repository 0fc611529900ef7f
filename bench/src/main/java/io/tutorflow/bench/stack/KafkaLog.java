package io.tutorflow.bench.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a stack's services have told each other, as Kafka keeps it; reading it leaves no trace. */
public final class KafkaLog implements AutoCloseable {

    private static final Duration ONE_LOOK = Duration.ofMillis(500);
    private static final int PATIENCE_MILLIS = 8_000;
    private static final int AT_ONCE = 2_000;
    private static final long SILENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final KafkaConsumer<byte[], byte[]> consumer;

    public KafkaLog(LocalStack stack) throws IOException {
        Map<String, Object> settings = stack.kafka();
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** All events of a topic that are there at this moment; in order within each partition. */
    public void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        var partitions = assign(topic);
        consumer.seekToBeginning(partitions);
        readToEnds(partitions, each);
    }

    /**
     * Some events of a topic, of each partition a run of them.
     *
     * @param share where it begins, from 0 (the oldest) to 1 (the newest)
     */
    public List<ConsumerRecord<byte[], byte[]>> some(String topic, double share, int most) {
        var partitions = assign(topic);
        var begins = consumer.beginningOffsets(partitions);
        consumer.endOffsets(partitions).forEach((partition, end) -> {
            long begin = begins.getOrDefault(partition, 0L);
            consumer.seek(partition, begin + (long) ((end - begin) * share));
        });
        var events = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        long patience = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
        while (events.size() < most && System.nanoTime() < patience) {
            consumer.poll(ONE_LOOK).forEach(events::add);
        }
        return events.subList(0, Math.min(most, events.size()));
    }

    private List<TopicPartition> assign(String topic) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(found -> new TopicPartition(topic, found.partition()))
                .toList();
        consumer.assign(partitions);
        return partitions;
    }

    private void readToEnds(List<TopicPartition> partitions, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        var ends = consumer.endOffsets(partitions);
        long patience = System.nanoTime() + SILENCE_NANOS;
        while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
            var looked = consumer.poll(ONE_LOOK);
            looked.forEach(each);
            if (!looked.isEmpty()) {
                patience = System.nanoTime() + SILENCE_NANOS;
            } else if (System.nanoTime() > patience) {
                throw new TimeoutException(partitions + " cannot be read to their ends");
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
