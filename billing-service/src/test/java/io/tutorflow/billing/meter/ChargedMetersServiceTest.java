package io.tutorflow.billing.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.tutorflow.billing.account.mode.BilledWorkspace;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A meter whose price goes is charged for what it has counted before its month began: the invoice of that takes stragglers in. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class ChargedMetersServiceTest {

    private static final Instant JULY = Instant.parse("2027-07-01T00:00:00Z");
    private static final Instant TEN_PAST = Instant.parse("2027-07-01T00:10:00Z");
    private static final Instant JUNE = Instant.parse("2027-06-04T00:00:00Z");

    @Inject
    Pool pool;

    @Inject
    ChargedMeters charged;

    @Inject
    MeteredUsageTable usage;

    private UUID account = new UUID(0, 0);

    @BeforeEach
    void workspace() {
        account = BilledWorkspace.make(pool).id();
    }

    @Test
    void whatIsUnsentWhenItsPriceGoesIsStillTold() {
        become(Map.of("lesson_v2", since(JUNE)), JUNE);
        var used = JULY.minusSeconds(600);
        var record = used("lesson_v2", used);

        become(Map.of("lesson_v3", since(TEN_PAST)), TEN_PAST);

        assertThat(until("lesson_v2")).isEqualTo(JULY);
        assertThat(until("lesson_v3")).isNull();
        assertThat(send("lesson_v2", JULY.plus(3, ChronoUnit.HOURS)))
                .singleElement()
                .satisfies(toSend -> {
                    assertThat(toSend.usage().id()).isEqualTo(record);
                    assertThat(toSend.time()).isEqualTo(new EventTime(used, false));
                });
    }

    @Test
    void whatWasUsedAfterItsMonthIsToldForItsLastMinute() {
        become(Map.of("lesson_v2", since(JUNE)), JUNE);
        become(Map.of(), TEN_PAST);
        used("lesson_v2", TEN_PAST);

        assertThat(send("lesson_v2", JULY.plus(3, ChronoUnit.HOURS)))
                .singleElement()
                .satisfies(toSend -> assertThat(toSend.time()).isEqualTo(new EventTime(JULY.minusSeconds(60), true)));
    }

    @Test
    void onceThatInvoiceIsFinalItWaits() {
        become(Map.of("lesson_v2", since(JUNE)), JUNE);
        become(Map.of(), TEN_PAST);
        used("lesson_v2", JULY.minusSeconds(600));

        assertThat(send("lesson_v2", JULY.plus(MeterLimits.GRACE))).isEmpty();
    }

    @Test
    void whatCameAndWentInOneMonthWasOnNoInvoice() {
        become(Map.of("lesson_v2", since(TEN_PAST)), TEN_PAST);

        become(Map.of(), TEN_PAST.plusSeconds(60));

        assertThat(items()).isEmpty();
    }

    @Test
    void whatComesBackIsChargedAgain() {
        become(Map.of("lesson_v2", since(JUNE)), JUNE);
        become(Map.of(), TEN_PAST);

        become(Map.of("lesson_v2", since(TEN_PAST)), TEN_PAST);

        assertThat(until("lesson_v2")).isNull();
    }

    private static ChargedTime since(Instant time) {
        return new ChargedTime(time, null);
    }

    private void become(Map<String, ChargedTime> items, Instant now) {
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withTransaction(() -> charged.become(account, items, now)));
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private List<MeteredUsageTable.ToSend> send(String eventName, Instant now) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withTransaction(() -> usage.send(MeteredUsage.lane(account, eventName), now)));
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private UUID used(String eventName, Instant at) {
        var id = UUID.randomUUID();
        pool.preparedQuery("""
                INSERT INTO metered_usage (id, account_id, lane_id, event_name, value, finalized_at, status)
                VALUES ($1, $2, $3, $4, 1, $5, 'pending')""")
                .executeAndAwait(Tuple.of(
                        id, account, MeteredUsage.lane(account, eventName), eventName, at.atOffset(ZoneOffset.UTC)));
        return id;
    }

    private @Nullable Instant until(String eventName) {
        var until = items().stream()
                .filter(item -> item.getString("event_name").equals(eventName))
                .findFirst()
                .orElseThrow()
                .getOffsetDateTime("until");
        return until == null ? null : until.toInstant();
    }

    private List<Row> items() {
        var rows = pool.preparedQuery("SELECT * FROM metered_item WHERE account_id = $1")
                .executeAndAwait(Tuple.of(account));
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
