package io.tutorflow.budget.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");

    @ParameterizedTest
    @CsvSource({
        // The last second of a week, and the first of the next one; Berlin is an hour ahead of UTC in winter.
        "2026-01-11T22:59:58Z, 2026-01-04T23:00:00Z, 2026-01-11T23:00:00Z, 168",
        "2026-01-11T23:00:00Z, 2026-01-11T23:00:00Z, 2026-01-18T23:00:00Z, 168",
        // The clocks go forward on Sunday, 2026-03-29 and back on Sunday, 2026-10-25.
        "2026-03-29T01:30:00Z, 2026-03-22T23:00:00Z, 2026-03-29T22:00:00Z, 167",
        "2026-03-29T22:00:00Z, 2026-03-29T22:00:00Z, 2026-04-05T22:00:00Z, 168",
        "2026-10-25T00:30:00Z, 2026-10-18T22:00:00Z, 2026-10-25T23:00:00Z, 169",
        "2026-10-25T01:30:00Z, 2026-10-18T22:00:00Z, 2026-10-25T23:00:00Z, 169",
    })
    void aWeekBeginsOnMondayWhateverTheClocksDo(Instant moment, Instant start, Instant end, long hours) {
        var week = Period.WEEKLY.at(moment, BERLIN);

        assertThat(week).isEqualTo(new Span(start, end));
        assertThat(Duration.between(week.start(), week.end())).hasHours(hours);
    }

    @ParameterizedTest
    @CsvSource({
        // The 1st comes to Auckland half a day earlier than to UTC; its summer time is UTC+13, its winter time UTC+12.
        "2026-01-31T10:59:59Z, 2025-12-31T11:00:00Z, 2026-01-31T11:00:00Z",
        "2026-01-31T11:00:00Z, 2026-01-31T11:00:00Z, 2026-02-28T11:00:00Z",
        "2026-04-30T11:59:59Z, 2026-03-31T11:00:00Z, 2026-04-30T12:00:00Z",
        "2026-04-30T12:00:00Z, 2026-04-30T12:00:00Z, 2026-05-31T12:00:00Z",
    })
    void aMonthBeginsOnTheFirstInTheOrganizationsZone(Instant moment, Instant start, Instant end) {
        assertThat(Period.MONTHLY.at(moment, AUCKLAND)).isEqualTo(new Span(start, end));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-02-27T12:00:00Z, 2026-01-30T23:00:00Z, 2026-02-27T23:00:00Z",
        "2026-01-31, 2026-02-27T23:00:00Z, 2026-02-27T23:00:00Z, 2026-03-30T22:00:00Z",
        "2026-01-31, 2026-03-30T22:00:00Z, 2026-03-30T22:00:00Z, 2026-04-29T22:00:00Z",
        "2026-01-15, 2026-03-14T22:59:59Z, 2026-02-14T23:00:00Z, 2026-03-14T23:00:00Z",
        "2026-01-15, 2026-03-14T23:00:00Z, 2026-03-14T23:00:00Z, 2026-04-14T22:00:00Z",
    })
    void aPlansMonthBeginsOnItsDayOrOnTheLastOne(LocalDate first, Instant moment, Instant start, Instant end) {
        assertThat(PlanMonth.at(first, moment, BERLIN)).contains(new Span(start, end));
    }

    @Test
    void thereIsNoMonthBeforeThePlan() {
        assertThat(PlanMonth.at(LocalDate.parse("2026-01-15"), Instant.parse("2026-01-14T22:59:59Z"), BERLIN))
                .isEmpty();
    }
}
