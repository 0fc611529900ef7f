package io.tutorflow.billing.ledger.hold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.Charge;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.LedgerRows;
import io.tutorflow.billing.ledger.capture.KnownUsageRecords;
import io.tutorflow.billing.ledger.capture.Settlement;
import io.tutorflow.billing.ledger.capture.Settlement.Held;
import io.tutorflow.billing.ledger.capture.UsageRecords.Knowledge;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UsageFinalized;
import io.tutorflow.events.UsageVoided;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.TestKafka;
import io.tutorflow.testbed.TestTopic;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class SettlingServiceTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    PlacingHolds placing;

    @Inject
    CheckingHolds checking;

    @Inject
    KnownUsageRecords usageRecords;

    @Inject
    LedgerRows rows;

    @Test
    void theSameEventTwiceIsCapturedOnce() throws Exception {
        var account = rows.accountWith(100);
        var hold = held(account, 50);

        send(EventType.USAGE_FINALIZED, account, finalized(hold, account, 7));
        send(EventType.USAGE_FINALIZED, account, finalized(hold, account, 7));

        await(() -> rows.wallet(account).held().equals(Money.ZERO));
        assertEquals(Money.ofCredits(65), rows.wallet(account).posted());
        assertEquals(1, rows.transfers(account, "capture"));
        assertEquals("Rivers of Europe", rows.titleOf(hold));
    }

    @Test
    void usageMeasuredElsewhereIsCapturedWithoutAHoldEvenBelowZeroAndThenNothingMoreIsHeld() throws Exception {
        var account = rows.accountWith(10);
        var measured = new HoldId(UUID.randomUUID());

        send(EventType.USAGE_FINALIZED, account, finalized(measured, account, 7, UsageFinalized.MEASURED));

        await(() -> rows.transfers(account, "capture") == 1);
        assertEquals(Money.ofCredits(-25), rows.wallet(account).posted());
        assertEquals(0, rows.lateCaptures(account));
        var more = new Estimate(new HoldId(UUID.randomUUID()), account, null, Money.ofCredits(1));
        assertInstanceOf(
                HoldAnswer.Refused.class,
                placing.placeAll(List.of(more)).await().indefinitely().getFirst());
    }

    @Test
    void whatAPlanCoversCostsNothing() throws Exception {
        var account = rows.accountWith(100);
        var paid = held(account, 10);

        send(EventType.USAGE_FINALIZED, account, coveredByAPlan(account));
        send(EventType.USAGE_FINALIZED, account, finalized(paid, account, 2));

        await(() -> rows.transfers(account, "capture") == 1);
        assertEquals(Money.ofCredits(90), rows.wallet(account).posted());
    }

    @Test
    void workThatEndsAboveItsHoldIsCapturedAndNamed() throws Exception {
        var account = rows.accountWith(100);
        var hold = held(account, 30);

        send(EventType.USAGE_FINALIZED, account, finalized(hold, account, 25));

        await(() -> rows.transfers(account, "capture") == 1);
        assertEquals(Money.ofCredits(-25), rows.wallet(account).posted());
        assertEquals(Money.ofCredits(95).micros(), rows.overrun(hold));
    }

    @Test
    void aVoidedRecordCostsNothing() throws Exception {
        var account = rows.accountWith(100);
        var hold = held(account, 50);

        send(EventType.USAGE_VOIDED, account, voided(hold, account));

        await(() -> rows.wallet(account).held().equals(Money.ZERO));
        assertEquals(Money.ofCredits(100), rows.wallet(account).posted());
        assertEquals(1, rows.transfers(account, "void"));
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersAloneAndStopsNobody() throws Exception {
        var account = rows.accountWith(100);
        var hold = held(account, 50);
        var poison = "{\"not\": \"an event\", \"of\": \"" + hold.value() + "\"}";

        send(EventType.USAGE_FINALIZED.typeName(), account, poison);
        send(EventType.USAGE_FINALIZED, account, finalized(hold, account, 10));

        await(() -> rows.transfers(account, "capture") == 1);
        try (var topic = new TestTopic(Topic.USAGE_FINALIZED.topicName())) {
            await(() -> topic.deadLetters(account.value().toString()).size() == 1);
        }
    }

    @Test
    void aHoldWhoseEventWasLostIsSettledByAsking() {
        var account = rows.accountWith(100);
        var hold = held(account, 50);
        var charge = new Charge("course.default", Money.ofCredits(5), Units.of(7), NOW, NOW);
        usageRecords.know(
                hold,
                new Knowledge.Ended(
                        new Settlement.Capture(hold, account, Money.ofCredits(35), charge, new Held.Unsaid())));
        rows.makeDue(hold);

        checking.round().await().indefinitely();

        assertEquals(Money.ofCredits(65), rows.wallet(account).posted());
        assertEquals(Money.ZERO, rows.wallet(account).held());
    }

    @Test
    void aHoldOfWorkThatNeverBeganIsReleasedAndOneThatRunsIsKept() {
        var account = rows.accountWith(100);
        var never = held(account, 40);
        var running = held(account, 30);
        usageRecords.know(never, new Knowledge.Ended(Settlement.Release.never(never, account)));
        usageRecords.know(running, new Knowledge.Running(running, Instant.now().plusSeconds(600)));
        rows.makeDue(never);
        rows.makeDue(running);

        checking.round().await().indefinitely();

        assertEquals(Money.ofCredits(30), rows.wallet(account).held());
    }

    @Test
    void oneAnswerThatTheLedgerRefusesStopsNoOther() {
        var account = rows.accountWith(100);
        var culprit = held(account, 20);
        var others = List.of(held(account, 10), held(account, 10), held(account, 10));
        var charge = new Charge("course.default", Money.ofCredits(5), Units.of(2), NOW, NOW);
        usageRecords.know(
                culprit,
                new Knowledge.Ended(
                        new Settlement.Capture(culprit, account, Money.ofMicros(-1), charge, new Held.Unsaid())));
        others.forEach(hold -> usageRecords.know(
                hold,
                new Knowledge.Ended(
                        new Settlement.Capture(hold, account, Money.ofCredits(10), charge, new Held.Unsaid()))));
        others.forEach(rows::makeDue);
        rows.makeDue(culprit);

        checking.round().await().indefinitely();

        assertEquals(Money.ofCredits(20), rows.wallet(account).held());
        assertEquals(Money.ofCredits(70), rows.wallet(account).posted());
    }

    @Test
    void withoutAnAnswerAHoldStaysOpen() {
        var account = rows.accountWith(100);
        var hold = held(account, 40);
        rows.makeDue(hold);

        checking.round().await().indefinitely();

        assertEquals(Money.ofCredits(40), rows.wallet(account).held());
    }

    @Test
    void workFinalizedAfterItsReleaseIsStillCaptured() throws Exception {
        var account = rows.accountWith(100);
        var hold = held(account, 50);
        send(EventType.USAGE_VOIDED, account, voided(hold, account));
        await(() -> rows.transfers(account, "void") == 1);

        send(EventType.USAGE_FINALIZED, account, finalized(hold, account, 10));

        await(() -> rows.transfers(account, "capture") == 1);
        assertEquals(Money.ofCredits(50), rows.wallet(account).posted());
    }

    @Test
    void aHoldThatTheLedgerLostIsAskedForAndWrittenAgain() throws Exception {
        var account = rows.accountWith(100);
        var hold = new HoldId(UUID.randomUUID());
        var charge = new Charge("course.default", Money.ofCredits(5), Units.of(7), NOW, NOW);
        var heldThen = new Held.Amount(Money.ofCredits(50), false);
        usageRecords.know(
                hold,
                new Knowledge.Ended(new Settlement.Capture(hold, account, Money.ofCredits(35), charge, heldThen)));

        send(EventType.USAGE_FINALIZED, account, finalized(hold, account, 7));

        await(() -> rows.transfers(account, "capture") == 1);
        assertEquals(1, rows.transfers(account, "hold"));
        assertEquals(0, rows.lateCaptures(account));
        assertEquals(Money.ofCredits(65), rows.wallet(account).posted());
        assertEquals(Money.ZERO, rows.wallet(account).held());
    }

    private HoldId held(AccountId account, long credits) {
        var hold = new HoldId(UUID.randomUUID());
        var answers = placing.placeAll(List.of(new Estimate(hold, account, null, Money.ofCredits(credits))))
                .await()
                .indefinitely();
        assertEquals(List.of(new HoldAnswer.Placed(hold.value(), Money.ofCredits(credits))), answers);
        return hold;
    }

    private static UsageFinalized finalized(HoldId hold, AccountId account, int lessons) {
        return finalized(hold, account, lessons, UsageFinalized.COMPLETED);
    }

    private static UsageFinalized finalized(HoldId hold, AccountId account, int lessons, String outcome) {
        var snapshot = estimate().pinnedAt(Units.of(lessons));
        return new UsageFinalized(
                hold.value(),
                account.value(),
                "platform",
                "key",
                "credits",
                snapshot,
                snapshot.amount().credits(),
                snapshot.amountUsd(),
                snapshot.amountUsd(),
                outcome,
                1200,
                800,
                new BigDecimal("0.0042"),
                NOW,
                NOW,
                "Rivers of Europe");
    }

    private static UsageFinalized coveredByAPlan(AccountId account) {
        var snapshot = estimate().pinnedAt(Units.of(7));
        return new UsageFinalized(
                UUID.randomUUID(),
                account.value(),
                "school",
                "teacher-1",
                "plan",
                snapshot,
                BigDecimal.ZERO,
                snapshot.amountUsd(),
                BigDecimal.ZERO,
                "completed",
                1200,
                800,
                new BigDecimal("0.0042"),
                NOW,
                NOW,
                null);
    }

    private static UsageVoided voided(HoldId hold, AccountId account) {
        return new UsageVoided(
                hold.value(),
                account.value(),
                "platform",
                "key",
                "credits",
                estimate(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                "failed",
                "generation_failed",
                NOW,
                NOW);
    }

    private static PriceSnapshot estimate() {
        return new PriceSnapshot(
                "course",
                "course.default",
                "default",
                "lesson",
                new BigDecimal("0.05"),
                BigDecimal.TEN,
                new BigDecimal("0.5"),
                "USD",
                "platform_pricing_catalog_v2",
                "platform_course_lesson_v2",
                true);
    }

    private void send(EventType type, AccountId account, Record event) throws Exception {
        send(type.typeName(), account, EventJson.write(event));
    }

    private void send(String type, AccountId account, String payload) throws ExecutionException, InterruptedException {
        try (var producer =
                new KafkaProducer<>(TestKafka.settings(), new StringSerializer(), new ByteArraySerializer())) {
            var message = new ProducerRecord<>(
                    Topic.USAGE_FINALIZED.topicName(), account.value().toString(), payload.getBytes(UTF_8));
            message.headers().add("ce_type", type.getBytes(UTF_8));
            producer.send(message).get();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "did not happen in time");
            Thread.sleep(50);
        }
    }
}
