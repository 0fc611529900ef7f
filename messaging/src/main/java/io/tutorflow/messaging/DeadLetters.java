package io.tutorflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.tutorflow.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sets aside messages that cannot be processed, with their origin and the reason, until a person has looked at them.
 */
@ApplicationScoped
class DeadLetters implements LetterBox {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    /** In characters; the header is for people. */
    private static final int LONGEST_REASON = 1_000;

    private final EventProducer producer;
    private final MeterRegistry metrics;
    private final String reader;
    private final int mostPerMinute;
    private final Map<Topic, Allowance> allowances = new ConcurrentHashMap<>();

    DeadLetters(
            EventProducer producer,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.application.name") String reader,
            @ConfigProperty(name = "tutorflow.dead-letters.most-per-minute", defaultValue = "20") int mostPerMinute) {
        this.producer = producer;
        this.metrics = metrics;
        this.reader = reader;
        this.mostPerMinute = mostPerMinute;
    }

    @Override
    public Uni<Void> put(Topic topic, ConsumerRecord<String, byte[]> message, Throwable why) {
        // On a worker thread: both sending and waiting block while Kafka is unavailable.
        return Uni.createFrom()
                .item(Unchecked.supplier(() -> {
                    putNow(topic, message, why);
                    return why;
                }))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .replaceWithVoid();
    }

    /** The same, on a thread that may block. */
    void putNow(Topic topic, ConsumerRecord<String, byte[]> message, Throwable why)
            throws ExecutionException, InterruptedException {
        var allowance = allowances.computeIfAbsent(topic, any -> new Allowance(mostPerMinute, System::nanoTime));
        var reason = shortened(why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage());
        if (!allowance.take()) {
            throw new TooManyDeadLetters(position(message) + " would be one more than " + mostPerMinute
                    + " dead letters in a minute: " + reason);
        }
        try {
            send(topic, message, reason);
        } catch (ExecutionException away) {
            allowance.giveBack();
            throw away;
        }
        metrics.counter("tutorflow.events.dead.letters", "topic", topic.topicName())
                .increment();
        LOG.errorf("Dead letter to %s: %s: %s", topic.deadLetters().topicName(), position(message), reason);
    }

    private void send(Topic topic, ConsumerRecord<String, byte[]> message, String reason)
            throws ExecutionException, InterruptedException {
        try {
            producer.send(letter(topic, message, message.value(), reason)).get();
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof RecordTooLargeException)) {
                throw refused;
            }
            // With its headers it is too large; its origin can still be read.
            producer.send(letter(topic, message, null, reason)).get();
        }
    }

    private ProducerRecord<String, byte[]> letter(
            Topic topic, ConsumerRecord<String, byte[]> message, byte @Nullable [] value, String reason) {
        var letter =
                new ProducerRecord<>(topic.deadLetters().topicName(), null, message.key(), value, message.headers());
        letter.headers()
                .add("dlq_topic", message.topic().getBytes(UTF_8))
                .add("dlq_partition", Integer.toString(message.partition()).getBytes(UTF_8))
                .add("dlq_offset", Long.toString(message.offset()).getBytes(UTF_8))
                .add("dlq_reader", reader.getBytes(UTF_8))
                .add("dlq_reason", reason.getBytes(UTF_8));
        return letter;
    }

    static String position(ConsumerRecord<?, ?> message) {
        return message.topic() + "-" + message.partition() + "@" + message.offset();
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
