package io.tutorflow.billing.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Usage counts for its own month as long as Stripe has not charged that, and for now afterwards. */
class EventTimeTest {

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
        var time = EventTime.of(finalizedAt, now);

        assertThat(time.isLate()).isEqualTo(isLate);
        assertThat(time.at()).isEqualTo(isLate ? now : finalizedAt);
    }
}
