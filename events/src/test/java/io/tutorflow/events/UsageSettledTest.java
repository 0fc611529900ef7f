package io.tutorflow.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.events.UsageSettled.Metering;
import io.tutorflow.events.UsageSettled.Place;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a document or of a meter: what is told of the one is not told of the other. */
class UsageSettledTest {

    private static final UUID ACCOUNT = UUID.fromString("7d9f0a52-3b1c-4e8a-8f6d-2c5b9e1a4f30");
    private static final List<UUID> RECORDS = List.of(UUID.fromString("0198f2c4-5a10-7c3e-9d41-6f0e8b7a2c11"));
    private static final Instant AT = Instant.parse("2026-03-02T06:00:00Z");
    private static final Metering FAILED = new Metering("failed", 2, true, "No meter found");

    @Test
    void whatIsOfMetersIsReadAsItWasWritten() {
        for (var metering : List.of(
                new Metering("metering", 0, false, null),
                new Metering("metering", 1, false, "no answer"),
                new Metering("metered", 1, true, null),
                FAILED)) {
            var written = EventJson.write(UsageSettled.ofMeters(ACCOUNT, 7, metering, RECORDS, AT));

            assertThat(EventJson.read(written, UsageSettled.class).metering()).isEqualTo(metering);
            assertThat(EventSchemas.violations(EventType.USAGE_SETTLED, written))
                    .isEmpty();
        }
    }

    @Test
    void whatIsOfDocumentsIsOfNoMeter() {
        var placed = UsageSettled.ofDocument(ACCOUNT, 7, new Place(ACCOUNT, "TF-7", 1), RECORDS, AT);
        var released = UsageSettled.ofDocument(ACCOUNT, 8, null, RECORDS, AT);

        assertThat(placed.metering()).isNull();
        assertThat(released.metering()).isNull();
        assertThat(EventJson.write(placed)).doesNotContain("attempts", "late", "error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"attempts", "late", "error"})
    void whatFailedAtAMeterNeedsThemAll(String field) {
        var written = EventJson.write(UsageSettled.ofMeters(ACCOUNT, 7, FAILED, RECORDS, AT));

        assertThatThrownBy(() -> EventJson.read(written.replace('"' + field + '"', "\"other\""), UsageSettled.class))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"attempts\":2 | \"attempts\":-1",
                "\"attempts\":2 | \"attempts\":\"2\"",
                "\"late\":true | \"late\":1",
                "\"error\":\"No meter found\" | \"error\":\" \"",
                "\"error\":\"No meter found\" | \"error\":5",
                "\"status\":\"failed\" | \"status\":\"invoiced\"",
                "\"status\":\"failed\" | \"status\":\"finalized\"",
                "\"status\":\"failed\" | \"status\":\"lost\""
            })
    void nonsenseIsNotRead(String right, String wrong) {
        var written = EventJson.write(UsageSettled.ofMeters(ACCOUNT, 7, FAILED, RECORDS, AT));
        assertThat(written).contains(right);

        assertThatThrownBy(() -> EventJson.read(written.replace(right, wrong), UsageSettled.class))
                .isInstanceOf(UnreadableEvent.class);
    }
}
