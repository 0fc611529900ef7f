package io.tutorflow.billing.ledger.healing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.Charge;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.LedgerRows;
import io.tutorflow.billing.ledger.capture.KnownUsageRecords;
import io.tutorflow.billing.ledger.capture.Settlement;
import io.tutorflow.billing.ledger.capture.Settlement.Capture;
import io.tutorflow.billing.ledger.capture.Settlement.Held;
import io.tutorflow.billing.ledger.capture.Settlement.Release;
import io.tutorflow.billing.ledger.capture.SettlingHolds;
import io.tutorflow.billing.ledger.capture.UsageRecords.Knowledge;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UsageFinalized;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.TestKafka;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class ComparingHoursServiceTest {

    private static final Money PRICE = Money.ofCredits(5);
    private static final Instant FIRST_HOUR = Instant.parse("2021-03-04T05:00:00Z");

    private static final Lease ALONE = () -> Uni.createFrom().voidItem();

    @Inject
    ComparingHours comparing;

    @Inject
    HealingHours healing;

    @Inject
    SettlingHolds settling;

    @Inject
    KnownEndedRecords ended;

    @Inject
    KnownUsageRecords known;

    @Inject
    LedgerRows rows;

    @Inject
    BusinessClock clock;

    @Inject
    Pool pool;

    /** Of each test its own, in which nothing else was recorded. */
    private final Instant hour =
            FIRST_HOUR.plus(Duration.ofHours(UUID.randomUUID().hashCode() & 0x3fff));

    @Test
    void usageWhoseEventWasLostIsCapturedOnce() {
        var account = rows.accountWith(100);
        finalized(account, at(61), Held.nothing());

        assertEquals(new Comparison(1, 1, 0, 0, 0), compare());
        assertEquals(new Comparison(1, 0, 0, 0, 0), compare());

        assertEquals(Money.ofCredits(95), rows.wallet(account).posted());
        assertEquals(1, rows.transfers(account, "capture"));
        assertEquals(0, rows.lateCaptures(account));
    }

    @Test
    void whatASetBackTookIsWrittenAgainWithItsHold() {
        var account = rows.accountWith(100);
        finalized(account, at(1), held(20));
        voided(account, at(2), held(30));

        assertEquals(new Comparison(2, 2, 0, 0, 0), compare());
        assertEquals(new Comparison(2, 0, 0, 0, 0), compare());

        assertEquals(2, rows.transfers(account, "hold"));
        assertEquals(1, rows.transfers(account, "void"));
        assertEquals(1, rows.transfers(account, "capture"));
        assertEquals(0, rows.lateCaptures(account));
        assertEquals(Money.ofCredits(95), rows.wallet(account).posted());
        assertEquals(Money.ZERO, rows.wallet(account).held());
    }

    @Test
    void workThatWasDeliveredAfterItsVoidIsComparedByItsCapture() {
        var account = rows.accountWith(100);
        var late = finalized(account, at(1), new Held.Amount(Money.ofCredits(20), true));

        assertEquals(new Comparison(1, 1, 0, 0, 0), compare());
        assertEquals(new Comparison(1, 0, 0, 0, 0), compare());

        assertEquals(1, rows.transfers(account, "void"));
        assertEquals(1, rows.lateCaptures(account));
        assertEquals(0, rows.overrun(late));
    }

    @Test
    void whatOnlyTheLedgerHasIsAnAlarmAndStays() {
        var account = rows.accountWith(100);
        settle(capture(new HoldId(UUID.randomUUID()), account, at(1), PRICE, Held.nothing()));

        assertEquals(new Comparison(0, 0, 1, 0, 0), compare());

        assertEquals(Money.ofCredits(95), rows.wallet(account).posted());
    }

    @Test
    void anotherAmountIsAnAlarmAndStays() {
        var account = rows.accountWith(100);
        var record = finalized(account, at(1), Held.nothing());
        settle(capture(record, account, at(1), Money.ofCredits(6), Held.nothing()));

        assertEquals(new Comparison(1, 0, 0, 1, 0), compare());

        assertEquals(Money.ofCredits(94), rows.wallet(account).posted());
    }

    @Test
    void anAccountThatIsNotThereStopsNoOther() {
        var account = rows.accountWith(100);
        finalized(account, at(1), Held.nothing());
        finalized(new AccountId(UUID.randomUUID()), at(1), Held.nothing());

        assertEquals(new Comparison(2, 1, 0, 1, 0), compare());

        assertEquals(Money.ofCredits(95), rows.wallet(account).posted());
    }

    @Test
    void moreThanAPageInOneSecondIsFoundToTheLast() {
        var account = rows.accountWith(10_000);
        var records = new ArrayList<HoldId>();
        for (int i = 0; i < EndedRecords.PAGE + 100; i++) {
            records.add(finalized(account, at(7), Held.nothing()));
        }
        settle(capture(records.getFirst(), account, at(7), PRICE, Held.nothing()));

        assertEquals(new Comparison(EndedRecords.PAGE + 100, EndedRecords.PAGE + 99, 0, 0, 0), compare());
        assertEquals(new Comparison(EndedRecords.PAGE + 100, 0, 0, 0, 0), compare());

        assertEquals(EndedRecords.PAGE + 100, rows.transfers(account, "capture"));
    }

    @Test
    void whatTheConsumerCapturesInTheSameMomentIsCapturedOnce() throws Exception {
        var account = rows.accountWith(1_000);
        var records = new ArrayList<HoldId>();
        for (int i = 0; i < 100; i++) {
            records.add(finalized(account, at(i), Held.nothing()));
        }

        try (var producer =
                new KafkaProducer<>(TestKafka.settings(), new StringSerializer(), new ByteArraySerializer())) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (int i = 0; i < records.size(); i++) {
                sent.add(producer.send(message(account, records.get(i), at(i))));
            }
            for (var one : sent) {
                one.get();
            }
            Uni.join()
                    .all(comparing.compare(hour, ALONE), comparing.compare(hour, ALONE))
                    .andFailFast()
                    .await()
                    .indefinitely();
        }

        assertEquals(100, rows.transfers(account, "capture"));
        assertEquals(Money.ofCredits(500), rows.wallet(account).posted());
        assertEquals(new Comparison(100, 0, 0, 0, 0), compare());
    }

    @Test
    void hoursAreComparedOnceTheyAreOverAndRemembered() {
        var account = rows.accountWith(100);
        var lately = clock.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.HOURS);
        finalized(account, lately.plusSeconds(5), Held.nothing());
        rows.run("DELETE FROM compared_hour", Tuple.tuple());

        healing.round().await().indefinitely();

        var row = rowOf(lately);
        assertTrue(row.getLong("healed") >= 1);
        assertTrue(row.getOffsetDateTime("compared_at").toInstant().isAfter(lately));
        assertEquals(1, rows.transfers(account, "capture"));
        var now = clock.now()
                .minus(Duration.ofMinutes(10))
                .truncatedTo(ChronoUnit.HOURS)
                .atOffset(ZoneOffset.UTC);
        assertEquals(0, count("SELECT count(*) FROM compared_hour WHERE hour >= $1", Tuple.of(now)));
        // Of 26 hours; in an hour's first ten minutes the last one is not compared yet.
        assertTrue(count("SELECT count(*) FROM compared_hour WHERE compared_at IS NOT NULL", Tuple.tuple()) >= 25);
        assertEquals(0, count("SELECT count(*) FROM compared_hour WHERE compared_at IS NULL", Tuple.tuple()));
    }

    @Test
    void endsAreFoundByTheirTime() {
        var plan = new StringBuilder();
        pool.query("EXPLAIN SELECT id FROM transfer WHERE recorded_at >= '2020-01-01' AND recorded_at < '2020-01-02'")
                .execute()
                .await()
                .indefinitely()
                .forEach(row -> plan.append(row.getString(0)));

        assertTrue(plan.toString().contains("transfer_recorded"), plan.toString());
    }

    private Comparison compare() {
        return comparing.compare(hour, ALONE).await().indefinitely();
    }

    private Instant at(long second) {
        return hour.plusSeconds(second).plusNanos(123_456_000);
    }

    private HoldId finalized(AccountId account, Instant recordedAt, Held held) {
        var id = new HoldId(UUID.randomUUID());
        ended.know(new End(id, account, true, PRICE.micros(), recordedAt), recordedAt);
        known.know(id, new Knowledge.Ended(capture(id, account, recordedAt, PRICE, held)));
        return id;
    }

    private void voided(AccountId account, Instant recordedAt, Held held) {
        var id = new HoldId(UUID.randomUUID());
        ended.know(new End(id, account, false, 0, recordedAt), recordedAt);
        known.know(id, new Knowledge.Ended(new Release(id, account, Release.UNEXPLAINED, recordedAt, held)));
    }

    private void settle(Settlement settlement) {
        settling.settle(List.of(settlement)).await().indefinitely();
    }

    private static Held held(long credits) {
        return new Held.Amount(Money.ofCredits(credits), false);
    }

    private static Capture capture(HoldId id, AccountId account, Instant recordedAt, Money amount, Held held) {
        var charge = new Charge("course.default", amount, Units.of(1), recordedAt, recordedAt);
        return new Capture(id, account, amount, charge, held);
    }

    private static ProducerRecord<String, byte[]> message(AccountId account, HoldId record, Instant recordedAt) {
        var snapshot = new PriceSnapshot(
                "course",
                "course.default",
                "default",
                "lesson",
                new BigDecimal("0.05"),
                BigDecimal.ONE,
                new BigDecimal("0.05"),
                "USD",
                "platform_pricing_catalog_v2",
                "platform_course_lesson_v2",
                true);
        var event = new UsageFinalized(
                record.value(),
                account.value(),
                "platform",
                "key",
                "credits",
                snapshot,
                snapshot.amount().credits(),
                snapshot.amountUsd(),
                snapshot.amountUsd(),
                UsageFinalized.MEASURED,
                0,
                0,
                BigDecimal.ZERO,
                recordedAt,
                recordedAt,
                null);
        var message = new ProducerRecord<>(
                Topic.USAGE_FINALIZED.topicName(),
                account.value().toString(),
                EventJson.write(event).getBytes(UTF_8));
        message.headers().add("ce_type", EventType.USAGE_FINALIZED.typeName().getBytes(UTF_8));
        return message;
    }

    private Row rowOf(Instant anHour) {
        return pool.preparedQuery("SELECT * FROM compared_hour WHERE hour = $1")
                .execute(Tuple.of(anHour.atOffset(ZoneOffset.UTC)))
                .await()
                .indefinitely()
                .iterator()
                .next();
    }

    private long count(String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
