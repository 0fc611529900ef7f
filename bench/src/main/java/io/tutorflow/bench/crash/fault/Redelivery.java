package io.tutorflow.bench.crash.fault;

import io.tutorflow.bench.stack.KafkaLog;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends earlier events again, byte for byte. To consumers it looks as if their offset had been reset. */
final class Redelivery {

    /** Topics whose readers start from the beginning: there the newest event of a key must stay the newest. */
    private static final List<String> STATE_TOPICS = List.of(
            "tutorflow.accounts",
            "tutorflow.budget.exceeded",
            "tutorflow.pricing.catalog",
            "tutorflow.pricing.terms",
            "tutorflow.pricing.activities");

    /** The start of a redelivery in a topic is derived from its size: one of this many places. */
    private static final long PLACES = 10;

    private static final int PATIENCE_MILLIS = 8_000;

    /** Kafka may be down, or the topic still empty, when it is due. */
    private static final Duration POSSIBLE_WITHIN = Duration.ofSeconds(300);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final LocalStack stack;

    Redelivery(LocalStack stack) {
        this.stack = stack;
    }

    /** @return false if Kafka stayed down, or there was nothing to redeliver */
    boolean again(String topic, long count, boolean shuffled)
            throws IOException, InterruptedException, ExecutionException {
        var deadline = System.nanoTime() + POSSIBLE_WITHIN.toNanos();
        boolean told = tell(topic, count, shuffled);
        while (!told && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE);
            told = tell(topic, count, shuffled);
        }
        return told;
    }

    private boolean tell(String topic, long count, boolean shuffled)
            throws IOException, InterruptedException, ExecutionException {
        try (var log = new KafkaLog(stack);
                var producer = producer()) {
            var events = STATE_TOPICS.contains(topic) ? all(log, topic) : some(log, topic, count);
            if (shuffled) {
                send(shuffled(events, count), producer);
            }
            if (!shuffled || STATE_TOPICS.contains(topic)) {
                send(events, producer);
            }
            return !events.isEmpty();
        } catch (RetriableException away) {
            return false;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RetriableException) {
                return false;
            }
            throw failure;
        }
    }

    private static void send(List<ConsumerRecord<byte[], byte[]>> events, KafkaProducer<byte[], byte[]> producer)
            throws InterruptedException, ExecutionException {
        var sent = events.stream().map(event -> producer.send(same(event))).toList();
        for (var acknowledgement : sent) {
            acknowledgement.get();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> all(KafkaLog log, String topic) {
        var events = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        log.read(topic, events::add);
        return events;
    }

    private static List<ConsumerRecord<byte[], byte[]>> some(KafkaLog log, String topic, long count) {
        return log.some(topic, (count % PLACES) / (double) PLACES, Math.toIntExact(count));
    }

    private static List<ConsumerRecord<byte[], byte[]>> shuffled(
            List<ConsumerRecord<byte[], byte[]>> events, long seed) {
        var shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static ProducerRecord<byte[], byte[]> same(ConsumerRecord<byte[], byte[]> event) {
        return new ProducerRecord<>(
                event.topic(),
                null,
                event.key(),
                event.value(),
                Arrays.asList(event.headers().toArray()));
    }

    private KafkaProducer<byte[], byte[]> producer() throws IOException {
        Map<String, Object> settings = stack.kafka();
        settings.putAll(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS));
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
