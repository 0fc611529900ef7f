package io.tutorflow.messaging;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where messages go that cannot be used. */
interface LetterBox {

    /** Done once it is acknowledged; fails with {@link TooManyDeadLetters} where it would be one too many. */
    Uni<Void> put(Topic topic, ConsumerRecord<String, byte[]> message, Throwable why);
}
