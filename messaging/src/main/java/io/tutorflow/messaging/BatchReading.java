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
 * Consumes a batch of events as one piece of work. Infrastructure failures are waited out; an event that cannot be
 * processed goes to the dead letters alone, and is acknowledged there before the offset moves; any other failure, and
 * too many dead letters, pauses consumption: it is retried, but a person must look.
 */
@ApplicationScoped
public class BatchReading {

    private static final Logger LOG = Logger.getLogger(BatchReading.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(5);

    /** After that it tries half as many: the number itself can be too much for the infrastructure. */
    private static final int TRIES_TOGETHER = 3;

    private final LetterBox deadLetters;
    private final Incidents incidents;

    BatchReading(LetterBox deadLetters, Incidents incidents) {
        this.deadLetters = deadLetters;
        this.incidents = incidents;
    }

    /**
     * @param reader throws {@link UnreadableEvent} if a message is not an event of the topic
     * @param work is repeated with all or some of the same events if it fails, so it must be idempotent
     */
    public <T> Uni<Void> consume(
            Topic topic,
            ConsumerRecords<String, byte[]> batch,
            Function<IncomingEvent, T> reader,
            Function<List<T>, Uni<Void>> work) {
        return untilDone(topic, () -> {
                    var readable = new ArrayList<Read<T>>(batch.count());
                    var unreadable = new ArrayList<Uni<Void>>();
                    for (var message : batch) {
                        try {
                            // A tombstone contains nothing to consume.
                            if (message.value() != null || !topic.compacted()) {
                                readable.add(new Read<>(message, reader.apply(IncomingEvent.of(message))));
                            }
                        } catch (UnreadableEvent e) {
                            unreadable.add(untilDone(topic, () -> deadLetters.put(topic, message, e)));
                        }
                    }
                    return Isolating.inHalves(
                                    readable,
                                    some -> together(some, work),
                                    any -> true,
                                    (one, failure) -> alone(topic, one, work))
                            .chain(() -> Uni.join()
                                    .all(orNothing(unreadable))
                                    .usingConcurrencyOf(1)
                                    .andFailFast());
                })
                .replaceWithVoid();
    }

    private static <T> Uni<Void> together(List<Read<T>> some, Function<List<T>, Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(() -> work.apply(some.stream().map(Read::event).toList()))
                .onFailure(failure -> FailureKind.of(failure) == FailureKind.TRANSIENT)
                .invoke(failure -> LOG.warnf(
                        "%d events from %s could not be processed and will be retried: %s",
                        some.size(), DeadLetters.position(some.getFirst().message()), failure))
                .onFailure(failure -> FailureKind.of(failure) == FailureKind.TRANSIENT)
                .retry()
                .withBackOff(FIRST_RETRY, SLOWEST_RETRY)
                .atMost(TRIES_TOGETHER - 1);
    }

    private <T> Uni<Void> alone(Topic topic, Read<T> one, Function<List<T>, Uni<Void>> work) {
        return untilDone(
                topic,
                () -> Uni.createFrom()
                        .deferred(() -> work.apply(List.of(one.event())))
                        .onFailure(failure -> FailureKind.of(failure) == FailureKind.DATA)
                        .recoverWithUni(failure -> deadLetters.put(topic, one.message(), failure)));
    }

    /** A failure that is not transient is an incident until it has passed. */
    private <T> Uni<T> untilDone(Topic topic, java.util.function.Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure()
                .invoke(failure -> {
                    switch (FailureKind.of(failure)) {
                        case TRANSIENT ->
                            LOG.warnf("%s could not be processed and will be retried: %s", topic.topicName(), failure);
                        case DATA, OTHER -> incidents.pause(topic.topicName(), failure);
                    }
                })
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, SLOWEST_RETRY)
                .indefinitely()
                .invoke(() -> incidents.resume(topic.topicName()));
    }

    private static List<Uni<Void>> orNothing(List<Uni<Void>> some) {
        return some.isEmpty() ? List.of(Uni.createFrom().voidItem()) : some;
    }

    private record Read<T>(ConsumerRecord<String, byte[]> message, T event) {}
}
