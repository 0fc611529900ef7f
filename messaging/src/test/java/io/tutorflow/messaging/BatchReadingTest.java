package io.tutorflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UnreadableEvent;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** One bad event stops nobody; a machine that is away stops everybody until it is back; a bug calls a person. */
class BatchReadingTest {

    private static final Topic TOPIC = Topic.USAGE_FINALIZED;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private final Incidents incidents = new Incidents(new SimpleMeterRegistry());
    private final Allowance allowance = new Allowance(3, () -> 0);
    private final BatchReading reading = new BatchReading(
            (topic, message, why) -> Uni.createFrom().<Void>deferred(() -> {
                if (!allowance.take()) {
                    throw new TooManyDeadLetters("too many");
                }
                letters.add(new String(message.value(), UTF_8));
                return Uni.createFrom().voidItem();
            }),
            incidents);

    @Test
    void anEventThatCannotBeReadIsPutAsideAndTheOthersAreDone() {
        consume(List.of("a", "unreadable", "b"), this::write);

        assertEquals(List.of("a", "b"), done);
        assertEquals(List.of("unreadable"), letters);
    }

    @Test
    void anEventThatTheDatabaseRefusesIsPutAsideAloneAndTheOthersAreDoneInOrder() {
        consume(
                List.of("a", "b", "refused", "c", "d", "e"),
                some -> some.contains("refused") ? Uni.createFrom().failure(refused("23514")) : write(some));

        assertEquals(List.of("a", "b", "c", "d", "e"), done);
        assertEquals(List.of("refused"), letters);
        assertEquals(Status.UP, incidents.call().getStatus());
    }

    @Test
    void anEventOfAnAccountThatIsNotThereIsPutAside() {
        consume(
                List.of("a", "stranger"),
                some -> some.contains("stranger")
                        ? Uni.createFrom().failure(new UnknownAccount("whose?"))
                        : write(some));

        assertEquals(List.of("stranger"), letters);
    }

    @Test
    void whatTheMachineRefusesIsTriedAgainUntilItTakesIt() {
        var tries = new AtomicInteger();

        consume(
                List.of("a", "b"),
                some -> tries.incrementAndGet() < 6
                        ? Uni.createFrom().failure(new IOException("connection reset"))
                        : write(some));

        assertEquals(List.of("a", "b"), done);
        assertEquals(List.of(), letters);
    }

    @Test
    void afterThreeTriesTogetherItIsTriedInHalves() {
        var sizes = new ArrayList<Integer>();

        consume(List.of("a", "b", "c", "d"), some -> {
            sizes.add(some.size());
            return some.size() > 2 ? Uni.createFrom().failure(refused("57014")) : write(some);
        });

        assertEquals(List.of(4, 4, 4, 2, 2), sizes);
        assertEquals(List.of("a", "b", "c", "d"), done);
    }

    @Test
    void aBugPausesTheReadingAndTurnsHealthDownUntilItHasPassed() {
        var tries = new AtomicInteger();
        var healths = new ArrayList<Status>();

        consume(List.of("a"), some -> {
            healths.add(incidents.call().getStatus());
            return tries.incrementAndGet() < 4
                    ? Uni.createFrom().failure(new IllegalStateException("a bug"))
                    : write(some);
        });

        assertEquals(Status.DOWN, healths.getLast());
        assertEquals(Status.UP, incidents.call().getStatus());
        assertEquals(List.of("a"), done);
        assertEquals(List.of(), letters);
    }

    @Test
    void aReaderWithABugPausesTheReadingInsteadOfEndingIt() {
        var tries = new AtomicInteger();

        reading.consume(
                        TOPIC,
                        batch(List.of("a")),
                        event -> {
                            if (tries.incrementAndGet() == 1) {
                                throw new NullPointerException();
                            }
                            return event.payload();
                        },
                        this::write)
                .await()
                .atMost(SOON);

        assertEquals(List.of("a"), done);
    }

    @Test
    void tooManyDeadLettersPauseTheReading() throws InterruptedException {
        reading.consume(TOPIC, batch(List.of("bad 1", "bad 2", "bad 3", "bad 4", "a")), this::read, this::write)
                .subscribe()
                .with(ignored -> {});

        for (int i = 0; i < 100 && incidents.call().getStatus() == Status.UP; i++) {
            Thread.sleep(20);
        }
        assertEquals(Status.DOWN, incidents.call().getStatus());
        assertEquals(3, letters.size());
        assertEquals(List.of("a"), done);
    }

    @Test
    void aStateThatIsTakenBackIsNoDeadLetter() {
        var nothing = new ConsumerRecord<String, byte[]>(Topic.ACCOUNTS.topicName(), 0, 0, "key", null);

        reading.consume(Topic.ACCOUNTS, of(List.of(nothing)), this::read, this::write)
                .await()
                .atMost(SOON);

        assertTrue(letters.isEmpty());
    }

    private void consume(List<String> events, java.util.function.Function<List<String>, Uni<Void>> work) {
        reading.consume(TOPIC, batch(events), this::read, work).await().atMost(SOON);
    }

    private String read(IncomingEvent event) {
        if (event.payload().startsWith("unreadable") || event.payload().startsWith("bad")) {
            throw new UnreadableEvent("no event");
        }
        return event.payload();
    }

    private Uni<Void> write(List<String> events) {
        done.addAll(events);
        return Uni.createFrom().voidItem();
    }

    private static PgException refused(String state) {
        return new PgException("refused", "ERROR", state, null);
    }

    private static ConsumerRecords<String, byte[]> batch(List<String> events) {
        var messages = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (int i = 0; i < events.size(); i++) {
            var message = new ConsumerRecord<>(
                    TOPIC.topicName(), 0, i, "key", events.get(i).getBytes(UTF_8));
            message.headers().add("ce_type", "a type".getBytes(UTF_8));
            messages.add(message);
        }
        return of(messages);
    }

    private static ConsumerRecords<String, byte[]> of(List<ConsumerRecord<String, byte[]>> messages) {
        var byPartition = new LinkedHashMap<TopicPartition, List<ConsumerRecord<String, byte[]>>>();
        byPartition.put(new TopicPartition(messages.getFirst().topic(), 0), messages);
        return new ConsumerRecords<>(byPartition, Map.of());
    }
}
