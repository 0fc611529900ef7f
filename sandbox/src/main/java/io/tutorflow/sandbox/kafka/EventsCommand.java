package io.tutorflow.sandbox.kafka;

import io.tutorflow.sandbox.stack.DataFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the events that services publish. */
@Command(name = "events", description = "Show events as they arrive: headers and values. Without TOPIC: all topics.")
public final class EventsCommand implements Callable<Integer> {

    private static final Duration ONE_LOOK = Duration.ofMillis(500);
    private static final int PATIENCE_MILLIS = 10_000;

    @Mixin
    private final DataFolder data = new DataFolder();

    @Parameters(arity = "0..1", paramLabel = "TOPIC", defaultValue = "")
    private String topic;

    @Option(
            names = "--from-start",
            description = "Start with the oldest event; ends after the newest, unless --follow is given.")
    private boolean fromStart;

    @Option(names = "--follow", description = "Continue after the newest event.")
    private boolean follow;

    @Option(names = "--max", defaultValue = "0", description = "Stop after this many events.")
    private int most;

    @Override
    public Integer call() throws IOException {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            if (fromStart) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
            }
            show(consumer, partitions);
        } catch (TimeoutException silence) {
            throw new IOException("Kafka does not answer; see ./tutorflow status", silence);
        }
        return 0;
    }

    private KafkaConsumer<String, String> consumer() throws IOException {
        Map<String, Object> settings = data.kafka();
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, String> consumer) {
        Map<String, List<PartitionInfo>> existing = consumer.listTopics();
        if (!topic.isEmpty() && !existing.containsKey(topic)) {
            throw new IllegalArgumentException("there is no topic '" + topic + "'; there are "
                    + existing.keySet().stream()
                            .filter(EventsCommand::isOurs)
                            .sorted()
                            .toList());
        }
        return existing.values().stream()
                .flatMap(List::stream)
                .filter(found ->
                        topic.isEmpty() ? isOurs(found.topic()) : found.topic().equals(topic))
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
    }

    /** Kafka keeps topics of its own, whose names begin with underscores. */
    private static boolean isOurs(String name) {
        return !name.startsWith("_");
    }

    private void show(KafkaConsumer<String, String> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        boolean goOn = follow || !fromStart;
        int shown = 0;
        while (goOn || partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
            for (ConsumerRecord<String, String> event : consumer.poll(ONE_LOOK)) {
                System.out.println(EventText.of(event));
                shown++;
                if (shown == most) {
                    return;
                }
            }
        }
    }
}
