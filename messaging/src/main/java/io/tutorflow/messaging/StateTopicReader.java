package io.tutorflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.events.EventJson;
import io.tutorflow.events.UnreadableEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads one compacted topic whole, from its start and without a group, and then goes on reading. It has caught up once
 * it has reached the end it saw at its start. A broken connection is retried for as long as it lasts.
 */
final class StateTopicReader<T extends Record> {

    private static final Logger LOG = Logger.getLogger(StateTopicReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FAILURE_PAUSE = Duration.ofSeconds(1);

    private final StateTopic<T> state;
    private final Map<String, Object> kafka;
    private volatile boolean running = true;
    private volatile boolean caughtUp;
    private volatile @Nullable KafkaConsumer<String, String> consumer;

    StateTopicReader(StateTopic<T> state, Map<String, Object> kafka) {
        this.state = state;
        this.kafka = kafka;
    }

    String topicName() {
        return state.type().topic().topicName();
    }

    String typeName() {
        return state.type().typeName();
    }

    boolean hasCaughtUp() {
        return caughtUp;
    }

    void stop() {
        running = false;
        var current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    void run() {
        while (running) {
            try (var opened = open()) {
                consumer = opened;
                read(opened);
            } catch (WakeupException stopped) {
                return;
            } catch (RuntimeException e) {
                // Of any kind: a reader that ended would leave a replica that works on stale state.
                LOG.warnf(e, "Reading %s is interrupted and begins anew", topicName());
                pause();
            } finally {
                consumer = null;
            }
        }
    }

    private void read(KafkaConsumer<String, String> from) {
        var partitions = partitionsOf(from);
        from.assign(partitions);
        from.seekToBeginning(partitions);
        var remaining = new HashMap<>(from.endOffsets(partitions));
        while (running) {
            caughtUp = caughtUp || hasReached(remaining, from);
            for (var message : from.poll(POLL)) {
                apply(message);
            }
        }
    }

    private static boolean hasReached(Map<TopicPartition, Long> ends, KafkaConsumer<String, String> from) {
        ends.entrySet().removeIf(end -> from.position(end.getKey()) >= end.getValue());
        return ends.isEmpty();
    }

    private void apply(ConsumerRecord<String, String> message) {
        if (message.value() == null || !isOurs(message)) {
            return;
        }
        try {
            state.apply(EventJson.read(message.value(), state.payload()));
        } catch (UnreadableEvent e) {
            LOG.errorf("Left out %s at offset %d: %s", topicName(), message.offset(), e.getMessage());
        }
    }

    /** A topic can carry states of several kinds, each with a reader of its own. */
    private boolean isOurs(ConsumerRecord<String, String> message) {
        var type = message.headers().lastHeader("ce_type");
        return type == null
                || new String(type.value(), UTF_8).equals(state.type().typeName());
    }

    private List<TopicPartition> partitionsOf(KafkaConsumer<String, String> from) {
        var found = new ArrayList<TopicPartition>();
        from.partitionsFor(topicName()).forEach(info -> found.add(new TopicPartition(info.topic(), info.partition())));
        if (found.isEmpty()) {
            throw new IllegalStateException("there is no such topic");
        }
        return found;
    }

    private KafkaConsumer<String, String> open() {
        var settings = new HashMap<>(kafka);
        settings.putAll(Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private void pause() {
        try {
            Thread.sleep(FAILURE_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
