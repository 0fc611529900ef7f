package io.tutorflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.tutorflow.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Keeps messages that cannot be read, with where they came from and why, until a person has looked at them. */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final EventProducer producer;

    DeadLetters(EventProducer producer) {
        this.producer = producer;
    }

    /** Done once the dead letter is acknowledged. */
    Uni<Void> put(ConsumerRecord<String, byte[]> message, Topic topic, String reason) {
        LOG.errorf(
                "Unreadable, put to %s: %s-%d@%d: %s",
                topic.topicName(), message.topic(), message.partition(), message.offset(), reason);
        var letter = new ProducerRecord<>(topic.topicName(), null, message.key(), message.value(), message.headers());
        letter.headers()
                .add("dlq_topic", message.topic().getBytes(UTF_8))
                .add("dlq_partition", Integer.toString(message.partition()).getBytes(UTF_8))
                .add("dlq_offset", Long.toString(message.offset()).getBytes(UTF_8))
                .add("dlq_reason", reason.getBytes(UTF_8));
        // On a worker: both sending and waiting block while Kafka is away.
        return Uni.createFrom()
                .item(Unchecked.supplier(() -> producer.send(letter).get()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .replaceWithVoid();
    }
}
