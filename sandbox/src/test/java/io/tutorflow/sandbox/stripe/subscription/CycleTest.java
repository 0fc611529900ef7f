package io.tutorflow.sandbox.stripe.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Months end on one day, and where they have no such day on their last one. */
class CycleTest {

    @ParameterizedTest
    @CsvSource({
        "1, 00:00, 2027-01-10T12:00:00Z, 2027-02-01T00:00:00Z",
        "1, 00:00, 2027-02-01T00:00:00Z, 2027-03-01T00:00:00Z",
        "1, 00:00, 2027-01-31T23:59:59Z, 2027-02-01T00:00:00Z",
        "1, 00:00, 2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z",
        "15, 06:30, 2027-01-15T06:29:59Z, 2027-01-15T06:30:00Z",
        "31, 00:00, 2027-01-31T00:00:00Z, 2027-02-28T00:00:00Z",
        "31, 00:00, 2027-02-28T00:00:00Z, 2027-03-31T00:00:00Z",
        "31, 00:00, 2028-02-10T00:00:00Z, 2028-02-29T00:00:00Z",
    })
    void endsLaterThanThat(int day, LocalTime time, Instant moment, Instant end) {
        var cycle = new Cycle(day, time);

        assertThat(Instant.ofEpochSecond(cycle.after(moment.getEpochSecond()))).isEqualTo(end);
    }
}
