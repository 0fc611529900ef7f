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
 * Reads one compacted topic whole, from its start and without a group, and then goes on reading. It has caught up once
 * it has reached the end it saw at its start. A broken connection is retried for as long as it lasts; what cannot be
 * read goes to the dead letters, and the state is doubted that it should have told.
 */
final class StateTopicReader<T extends Record> {

    private static final Logger LOG = Logger.getLogger(StateTopicReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FAILURE_PAUSE = Duration.ofSeconds(1);

    private final StateTopic<T> state;
    private final DeadLetters deadLetters;
    private final Incidents incidents;
    private final Map<String, Object> kafka;

    /** Offsets of a topic of one partition: what is read once more is not put aside once more. */
    private final Set<Long> putAside = new HashSet<>();

    /** More than may be put aside were met; one alarm says so. */
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

    /** Not while it waits for a person either: what it knows grows old. */
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
                LOG.warnf(e, "Reading %s is interrupted and begins anew", topicName());
                pause();
            } catch (RuntimeException e) {
                // Of any kind: a reader that ended would leave a replica that works on stale state.
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

    /** A state that is taken back is none that an owner tells; it is doubted like one that cannot be read. */
    private void apply(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            LOG.warnf("%s takes back what was told of %s", DeadLetters.position(message), message.key());
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
            // Its owner is asked instead, and a later state of the same key may be good: nothing is gained by waiting.
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

    /** A topic can carry states of several kinds, each with a reader of its own. */
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
            throw new IllegalStateException("there is no such topic");
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
