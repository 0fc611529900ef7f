package io.tutorflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.events.EventJson;
import io.tutorflow.events.UnreadableEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads one compacted topic from its start, without a consumer group, and then keeps reading. It has caught up once it
 * has reached the end that it saw at its start. A broken connection is retried for as long as it lasts; an unreadable
 * message goes to the dead letters, and the state that it should have carried is doubted.
 */
final class StateTopicReader<T extends Record> {

    private static final Logger LOG = Logger.getLogger(StateTopicReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FAILURE_PAUSE = Duration.ofSeconds(1);

    private final StateTopic<T> state;
    private final DeadLetters deadLetters;
    private final Incidents incidents;
    private final Map<String, Object> kafka;

    /** Offsets of a topic with one partition: a message that is read again is not set aside again. */
    private final Set<Long> putAside = new HashSet<>();

    /** Set after too many messages to set aside; one alarm reports it. */
    private boolean alarmed;

    private volatile boolean running = true;
    private volatile boolean caughtUp;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    StateTopicReader(StateTopic<T> state, DeadLetters deadLetters, Incidents incidents, Map<String, Object> kafka) {
        this.state = state;
        this.deadLetters = deadLetters;
        this.incidents = incidents;
        this.kafka = kafka;
    }

    String topicName() {
        return state.type().topic().topicName();
    }

    String typeName() {
        return state.type().typeName();
    }

    /** False while it waits for a person too, because its knowledge is getting old. */
    boolean hasCaughtUp() {
        return caughtUp && !incidents.isPaused(incident());
    }

    private String incident() {
        return topicName() + " " + typeName();
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
            } catch (KafkaException e) {
                LOG.warnf(e, "Reading of %s was interrupted and starts over", topicName());
                pause();
            } catch (RuntimeException e) {
                // For any failure: if the reader ended, the replica would work on stale state.
                incidents.pause(incident(), e);
                pause();
            } finally {
                consumer = null;
            }
        }
    }

    private void read(KafkaConsumer<String, byte[]> from) {
        var partitions = partitionsOf(from);
        from.assign(partitions);
        from.seekToBeginning(partitions);
        var remaining = new HashMap<>(from.endOffsets(partitions));
        while (running) {
            if (hasReached(remaining, from)) {
                caughtUp = true;
                incidents.resume(incident());
            }
            for (var message : from.poll(POLL)) {
                apply(message);
            }
        }
    }

    private static boolean hasReached(Map<TopicPartition, Long> ends, KafkaConsumer<String, byte[]> from) {
        ends.entrySet().removeIf(end -> from.position(end.getKey()) >= end.getValue());
        return ends.isEmpty();
    }

    /** Owners never delete a state; a tombstone is doubted like an unreadable message. */
    private void apply(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            LOG.warnf("%s retracts the state of %s", DeadLetters.position(message), message.key());
            state.doubt(message.key());
        } else if (isOurs(message)) {
            try {
                state.apply(EventJson.read(IncomingEvent.text(message.value()), state.payload()));
            } catch (UnreadableEvent e) {
                state.doubt(message.key());
                if (!putAside.contains(message.offset())) {
                    putAside(message, e);
                    putAside.add(message.offset());
                }
            }
        }
    }

    private void putAside(ConsumerRecord<String, byte[]> message, UnreadableEvent why) {
        try {
            deadLetters.putNow(state.type().topic(), message, why);
        } catch (TooManyDeadLetters many) {
            // Its owner is asked instead, and a later state of the same key may be readable, so waiting gains
            // nothing.
            if (!alarmed) {
                alarmed = true;
                incidents.alarm(incident(), many);
            }
        } catch (ExecutionException away) {
            throw new KafkaException(away);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    /** A topic can carry several kinds of state, each with its own reader. */
    private boolean isOurs(ConsumerRecord<String, byte[]> message) {
        var type = message.headers().lastHeader("ce_type");
        return type == null
                || type.value() == null
                || new String(type.value(), UTF_8).equals(state.type().typeName());
    }

    private List<TopicPartition> partitionsOf(KafkaConsumer<String, byte[]> from) {
        var found = new ArrayList<TopicPartition>();
        from.partitionsFor(topicName()).forEach(info -> found.add(new TopicPartition(info.topic(), info.partition())));
        if (found.isEmpty()) {
            throw new IllegalStateException("the topic does not exist");
        }
        return found;
    }

    private KafkaConsumer<String, byte[]> open() {
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
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
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
