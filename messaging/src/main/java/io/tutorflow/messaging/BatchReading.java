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
 * Consumes a batch of events as one piece of work. The machine's failures are waited for; an event that cannot be used
 * goes to the dead letters, alone, and is acknowledged there before the offset moves; anything else, and too many dead
 * letters, pauses the reading: it is tried again and again, but a person must look.
 */
@ApplicationScoped
public class BatchReading {

    private static final Logger LOG = Logger.getLogger(BatchReading.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(5);

    /** Then it is tried with half as many: it can be their number that the machine cannot bear. */
    private static final int TRIES_TOGETHER = 3;

    private final LetterBox deadLetters;
    private final Incidents incidents;

    BatchReading(LetterBox deadLetters, Incidents incidents) {
        this.deadLetters = deadLetters;
        this.incidents = incidents;
    }

    /**
     * @param reader throws {@link UnreadableEvent} for what is no event of the topic
     * @param work is done again with the same events, or some of them, if it fails, so it must be idempotent
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
                            // A state that is taken back says nothing that could be consumed.
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
                        "%d events from %s on wait and will be tried again: %s",
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

    /** What is not the machine's failure is an incident until it has passed. */
    private <T> Uni<T> untilDone(Topic topic, java.util.function.Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure()
                .invoke(failure -> {
                    switch (FailureKind.of(failure)) {
                        case TRANSIENT -> LOG.warnf("%s waits and will be tried again: %s", topic.topicName(), failure);
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
