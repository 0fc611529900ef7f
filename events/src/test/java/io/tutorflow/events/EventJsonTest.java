package io.tutorflow.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.money.Units;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    private static final PriceSnapshot QUOTED = EventJson.read(
                    GoldenEvents.json(EventType.USAGE_RECORDED), UsageRecorded.class)
            .priceSnapshot();

    @Test
    void writesMoneyWithoutAnExponent() {
        var cheap = new PriceSnapshot(
                "course",
                "course.default",
                "default",
                "lesson",
                new BigDecimal("0.0000010"),
                new BigDecimal("1E+2"),
                new BigDecimal("1E-4"),
                "USD",
                "platform_pricing_catalog_v2",
                "platform_course_lesson_v2",
                true);

        assertThat(EventJson.write(cheap)).contains("\"unitPrice\":0.0000010", "\"units\":100", "\"amountUsd\":0.0001");
    }

    @Test
    void writesTimesSoThatPeopleCanReadThem() {
        var voided = EventJson.read(GoldenEvents.json(EventType.USAGE_VOIDED), UsageVoided.class);

        assertThat(EventJson.write(voided)).contains("\"voidedAt\":\"2026-03-02T09:15:31Z\"");
    }

    @Test
    void aPinnedSnapshotRecomputesToItsAmount() {
        var pinned = QUOTED.pinnedAt(Units.of(7));

        assertThat(pinned.amountUsd()).isEqualByComparingTo("0.35");
        assertThat(pinned.unitPrice()).isEqualTo(QUOTED.unitPrice());
        assertThat(pinned.estimated()).isFalse();
    }

    @Test
    void cannotReadWhatIsNotJson() {
        assertThatThrownBy(() -> EventJson.read("{\"usageRecordId\":", UsageVoided.class))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("UsageVoided");
    }

    @Test
    void cannotReadAnEventWithAFieldMissing() {
        assertThatThrownBy(() -> EventJson.read("{\"revision\":1}", CatalogPublished.class))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("versions");
    }
}
