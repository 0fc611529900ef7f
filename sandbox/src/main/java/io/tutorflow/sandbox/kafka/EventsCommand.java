package io.tutorflow.sandbox.kafka;

import io.tutorflow.events.Topic;
import io.tutorflow.sandbox.stack.DataFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the services tell each other. */
@Command(name = "events", description = "Show events as they come: headers and values. Without TOPIC: all topics.")
public final class EventsCommand implements Callable<Integer> {

    private static final Duration ONE_LOOK = Duration.ofMillis(500);

    @Mixin
    private final DataFolder data = new DataFolder();

    @Parameters(arity = "0..1", paramLabel = "TOPIC", defaultValue = "")
    private String topic;

    @Option(
            names = "--from-start",
            description = "From the oldest event; ends at the newest, unless --follow is given.")
    private boolean fromStart;

    @Option(names = "--follow", description = "Go on after the newest event.")
    private boolean follow;

    @Option(names = "--max", defaultValue = "0", description = "End after this many events.")
    private int most;

    @Override
    public Integer call() throws IOException {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        "127.0.0.1:" + data.ports().kafka(),
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        10_000),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            if (fromStart) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
            }
            show(consumer, partitions);
        }
        return 0;
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, String> consumer) {
        List<String> topics = topic.isEmpty()
                ? Arrays.stream(Topic.values()).map(Topic::topicName).toList()
                : List.of(topic);
        return topics.stream()
                .flatMap(name -> consumer.partitionsFor(name).stream())
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
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
