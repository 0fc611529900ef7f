package io.tutorflow.messaging;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes messages that cannot be processed. */
interface LetterBox {

    /** Completes once it is acknowledged; fails with {@link TooManyDeadLetters} if it would be one too many. */
    Uni<Void> put(Topic topic, ConsumerRecord<String, byte[]> message, Throwable why);
}
