package io.tutorflow.billing.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Usage counts for its own month as long as Stripe has not charged that, for now afterwards, and always for what is charged. */
class EventTimeTest {

    private static final ChargedTime ALWAYS = ChargedTime.of(Instant.EPOCH, null);

    @ParameterizedTest
    @CsvSource({
        "2026-06-30T23:59:59Z, 2026-07-01T11:59:59Z, false",
        "2026-06-30T23:59:59Z, 2026-07-01T12:00:00Z, true",
        "2026-07-01T00:00:00Z, 2026-07-01T12:00:00Z, false",
        "2026-07-01T00:00:00Z, 2026-08-01T11:59:59Z, false",
        "2026-07-01T00:00:00Z, 2026-08-01T12:00:00Z, true",
        "2028-02-29T23:59:59Z, 2028-03-01T11:59:59Z, false",
    })
    void countsForItsMonthUntilTheGraceIsOver(Instant finalizedAt, Instant now, boolean isLate) {
        var time = EventTime.of(finalizedAt, ALWAYS, now);

        assertThat(time.isLate()).isEqualTo(isLate);
        assertThat(time.at()).isEqualTo(isLate ? now : finalizedAt);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-10T12:00:00Z, 2026-06-10T12:35:10Z, 2026-06-10T12:35:10Z, true",
        "2026-06-10T12:34:57Z, 2026-06-10T12:34:59Z, 2026-06-10T12:35:00Z, true",
        "2026-06-10T12:35:00Z, 2026-06-10T12:36:00Z, 2026-06-10T12:35:00Z, false",
    })
    void countsFromTheFirstWholeMinuteThatIsCharged(Instant finalizedAt, Instant now, Instant at, boolean isLate) {
        var charged = ChargedTime.of(Instant.parse("2026-06-10T12:34:56Z"), null);

        assertThat(EventTime.of(finalizedAt, charged, now)).isEqualTo(new EventTime(at, isLate));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-30T23:59:59Z, 2026-06-30T23:59:59Z, false",
        "2026-07-01T00:00:00Z, 2026-06-30T23:59:00Z, true",
        "2026-05-01T00:00:00Z, 2026-06-30T23:59:00Z, true",
    })
    void countsForTheLastMonthOfASubscriptionThatIsOver(Instant finalizedAt, Instant at, boolean isLate) {
        var charged = ChargedTime.of(Instant.EPOCH, Instant.parse("2026-07-01T00:00:00Z"));

        var time = EventTime.of(finalizedAt, charged, Instant.parse("2026-07-01T11:00:00Z"));

        assertThat(time).isEqualTo(new EventTime(at, isLate));
    }

    @Test
    void aWholeMinuteIsChargedAsAWhole() {
        var minute = Instant.parse("2026-06-10T12:34:00Z");

        assertThat(ChargedTime.of(minute, null).since()).isEqualTo(minute);
    }
}
