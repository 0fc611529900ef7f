package io.tutorflow.messaging;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UnreadableEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Consumes a batch of events as one piece of work. An event that cannot be read goes to the dead letters, alone, and is
 * acknowledged there first; every other failure is retried for as long as it lasts, while the partitions wait.
 */
@ApplicationScoped
public class BatchReading {

    private static final Logger LOG = Logger.getLogger(BatchReading.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(5);

    private final DeadLetters deadLetters;

    BatchReading(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /** @param work is done again with the same events if it fails, so it must be idempotent */
    public <T> Uni<Void> consume(
            ConsumerRecords<String, byte[]> batch,
            Function<IncomingEvent, T> reader,
            Function<List<T>, Uni<Void>> work,
            Topic deadLetterTopic) {
        var readable = new ArrayList<T>(batch.count());
        var unreadable = new ArrayList<Uni<Void>>();
        for (var message : batch) {
            try {
                readable.add(reader.apply(IncomingEvent.of(message)));
            } catch (UnreadableEvent e) {
                unreadable.add(retried(() -> deadLetters.put(message, deadLetterTopic, reason(e)), message));
            }
        }
        var first = batch.iterator().next();
        return Uni.join()
                .all(withNothing(unreadable))
                .andFailFast()
                .chain(() -> retried(() -> work.apply(readable), first));
    }

    /**
     * The same for a topic of states. What cannot be read is left out: a dead letter that is sent back would stand behind
     * the newer states of its key, and outlive them.
     *
     * @param work is done again with the same events if it fails, so it must be idempotent
     */
    public <T> Uni<Void> consumeStates(
            ConsumerRecords<String, byte[]> batch,
            Function<IncomingEvent, T> reader,
            Function<List<T>, Uni<Void>> work) {
        var readable = new ArrayList<T>(batch.count());
        for (var message : batch) {
            if (message.value() == null) {
                continue;
            }
            try {
                readable.add(reader.apply(IncomingEvent.of(message)));
            } catch (UnreadableEvent e) {
                LOG.errorf("Left out %s-%d@%d: %s", message.topic(), message.partition(), message.offset(), reason(e));
            }
        }
        return retried(() -> work.apply(readable), batch.iterator().next());
    }

    private static List<Uni<Void>> withNothing(List<Uni<Void>> some) {
        return some.isEmpty() ? List.of(Uni.createFrom().voidItem()) : some;
    }

    private static Uni<Void> retried(java.util.function.Supplier<Uni<Void>> work, ConsumerRecord<?, ?> first) {
        return Uni.createFrom()
                .<Void>deferred(() -> work.get())
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "Events from %s-%d@%d wait and will be tried again: %s",
                        first.topic(), first.partition(), first.offset(), failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, SLOWEST_RETRY)
                .indefinitely();
    }

    private static String reason(UnreadableEvent e) {
        return e.getMessage() == null ? "unreadable" : e.getMessage();
    }
}
