package io.tutorflow.billing.ledger.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.Charge;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.events.UsageFinalized;
import io.tutorflow.internal.record.RecordOutcome;
import io.tutorflow.messaging.IncomingEvent;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A capture keeps the catalogue's price too, whoever tells of it. */
class SettlementEventsTest {

    private static final UUID ID = new UUID(1, 1);
    private static final UUID ACCOUNT = new UUID(1, 2);
    private static final Instant AT = Instant.parse("2026-06-30T10:00:00Z");

    @Test
    void anEventHasTheListPriceWhereTermsMadeItLess() {
        assertThat(charge(new BigDecimal("0.05")).listUnitPrice()).isEqualTo(Money.ofMicros(50_000));
        assertThat(charge(null).listUnitPrice()).isNull();
    }

    private static Charge charge(@Nullable BigDecimal list) {
        var snapshot = new PriceSnapshot(
                "course",
                "course.default",
                "default",
                "lesson",
                new BigDecimal("0.044"),
                list,
                null,
                null,
                BigDecimal.ONE,
                new BigDecimal("0.044"),
                "USD",
                "platform_pricing_catalog_v2",
                "platform_course_lesson_v2",
                false);
        var event = new UsageFinalized(
                ID,
                ACCOUNT,
                "platform",
                "key",
                "credits",
                snapshot,
                new BigDecimal("4.4"),
                new BigDecimal("0.044"),
                new BigDecimal("0.044"),
                UsageFinalized.MEASURED,
                0,
                0,
                BigDecimal.ZERO,
                AT,
                AT,
                "Rivers");
        var read =
                SettlementEvents.read(new IncomingEvent(EventType.USAGE_FINALIZED.typeName(), EventJson.write(event)));
        return ((Settlement.Capture) read.orElseThrow()).charge();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(longs = 50_000)
    void anAnswerHasTheListPriceWhereTermsMadeItLess(@Nullable Long list) {
        var bill = new RecordOutcome.Bill(
                ACCOUNT,
                44_000,
                44_000,
                "course.default",
                44_000,
                list,
                BigDecimal.ONE,
                "lesson",
                "platform_course_lesson_v2",
                AT,
                "Rivers");
        var fate = new RecordOutcome.Finalized(ID, bill, new RecordOutcome.Origin(AT, 44_000, false));

        var known = SettlementAnswers.read(fate, Map.of(new HoldId(ID), new AccountId(ACCOUNT)));

        var capture = (Settlement.Capture) ((UsageRecords.Knowledge.Ended) known).settlement();
        assertThat(capture.charge().listUnitPrice()).isEqualTo(list == null ? null : Money.ofMicros(list));
        assertThat(capture.charge().title()).isEqualTo("Rivers");
    }
}
