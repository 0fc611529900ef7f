package io.tutorflow.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.money.Units;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    private static final PriceSnapshot QUOTED = EventJson.read(
                    GoldenEvents.json(EventType.USAGE_RECORDED), UsageRecorded.class)
            .priceSnapshot();

    @Test
    void aSnapshotSaysWhatTermsMadeOfItsPriceAndNothingWhereThereAreNone() {
        var json = EventJson.write(QUOTED);
        var reduced = json.replace(
                "\"unitPrice\":0.05,", "\"unitPrice\":0.044,\"listUnitPrice\":0.05,\"discountPercent\":12,");

        var read = EventJson.read(reduced, PriceSnapshot.class);

        assertThat(json).doesNotContain("listUnitPrice", "discountPercent");
        assertThat(EventJson.read(json, PriceSnapshot.class).listUnitPrice()).isNull();
        assertThat(EventJson.write(read)).isEqualTo(reduced);
        assertThat(EventJson.write(read.pinnedAt(Units.of(3))))
                .contains("\"amountUsd\":0.132", "\"listUnitPrice\":0.05", "\"discountPercent\":12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"listUnitPrice\":0.05", // not above
                "\"listUnitPrice\":-1",
                "\"discountPercent\":12", // of what?
                "\"listUnitPrice\":0.1,\"discountPercent\":101",
                "\"listUnitPrice\":0.1,\"discountPercent\":0.00001",
            })
    void refusesASnapshotWhoseTermsMakeNoSense(String fields) {
        var wrong = EventJson.write(QUOTED).replace("\"unitPrice\"", fields + ",\"unitPrice\"");

        assertThatThrownBy(() -> EventJson.read(wrong, PriceSnapshot.class)).isInstanceOf(UnreadableEvent.class);
    }

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
