package io.tutorflow.billing.invoice.telling;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.invoice.telling.DocumentUsage.LineUsage;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UsageSettled;
import io.tutorflow.testbed.TestTopic;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class TellingUsageServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant JULY = Instant.parse("2026-07-01T06:00:00Z");

    @Inject
    TellingUsage telling;

    @Inject
    Pool pool;

    private final UUID account = UUID.randomUUID();
    private final UUID document = UUID.randomUUID();

    @Test
    void allOfADocumentIsToldOnceItIsOpened() throws Throwable {
        var usage = new ArrayList<LineUsage>();
        for (int i = 0; i < TellingUsage.PAGE + 10; i++) {
            usage.add(new LineUsage(UUID.randomUUID(), 1 + i % 3));
        }
        put(document, usage);

        inTransaction(() -> open(account, document, "TF-1", JULY));

        await().atMost(PATIENCE).until(() -> records(told()) == usage.size());
        var told = told();
        assertTrue(
                told.stream().allMatch(event -> event.status().equals("invoiced") && event.revision() == micros(JULY)));
        var expected = new HashSet<>(usage);
        told.forEach(event -> event.usageRecordIds().forEach(id -> expected.remove(new LineUsage(id, line(event)))));
        assertEquals(0, expected.size());
    }

    @Test
    void aVoidIsToldWithAHigherRevisionEvenIfTheClockStoodStill() throws Throwable {
        var record = UUID.randomUUID();
        put(document, List.of(new LineUsage(record, 1)));

        inTransaction(() -> open(account, document, "TF-1", JULY));
        inTransaction(() -> telling.released(account, document, JULY));
        inTransaction(() -> open(account, UUID.randomUUID(), "TF-2", JULY.minusSeconds(5)));

        await().atMost(PATIENCE).until(() -> told().size() == 2);
        var told = told().stream()
                .sorted(Comparator.comparingLong(UsageSettled::revision))
                .toList();
        assertEquals(
                UsageSettled.ofDocument(
                        account, micros(JULY), new UsageSettled.Place(document, "TF-1", 1), List.of(record), JULY),
                told.getFirst());
        assertEquals(UsageSettled.ofDocument(account, micros(JULY) + 1, null, List.of(record), JULY), told.getLast());
    }

    @Test
    void nothingIsToldOfWhatWasRolledBack() throws Throwable {
        put(document, List.of(new LineUsage(UUID.randomUUID(), 1)));
        var other = UUID.randomUUID();
        put(other, List.of(new LineUsage(UUID.randomUUID(), 1)));

        assertThrows(
                IllegalStateException.class,
                () -> inTransaction(() -> open(account, document, "TF-1", JULY)
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("refused")))));
        inTransaction(() -> open(account, other, "TF-1", JULY));

        await().atMost(PATIENCE).until(() -> !told().isEmpty());
        assertEquals(
                List.of(other), told().stream().map(UsageSettled::invoiceId).toList());
    }

    private void put(UUID id, List<LineUsage> usage) {
        pool.preparedQuery("""
                        INSERT INTO invoice_usage (invoice_id, capture_id, line_no, in_force)
                        SELECT $1, capture, line, true FROM unnest($2::uuid[], $3::int[]) AS usage (capture, line)""")
                .execute(Tuple.of(
                        id,
                        usage.stream().map(LineUsage::usageRecordId).toArray(UUID[]::new),
                        usage.stream().map(LineUsage::line).toArray(Integer[]::new)))
                .await()
                .indefinitely();
    }

    private List<UsageSettled> told() {
        try (var topic = new TestTopic(Topic.USAGE_SETTLED.topicName())) {
            return topic.values(account.toString()).stream()
                    .map(value -> EventJson.read(value, UsageSettled.class))
                    .toList();
        }
    }

    private static int records(List<UsageSettled> events) {
        return events.stream().mapToInt(event -> event.usageRecordIds().size()).sum();
    }

    private static int line(UsageSettled event) {
        return event.invoiceLine() == null ? 0 : event.invoiceLine();
    }

    private static long micros(Instant time) {
        return time.toEpochMilli() * 1_000;
    }

    private static void inTransaction(Supplier<Uni<Void>> work) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(work));
    }

    private Uni<Void> open(UUID account, UUID document, String number, Instant at) {
        return telling.oweInvoiced(document).chain(() -> telling.invoiced(account, document, number, at));
    }
}
