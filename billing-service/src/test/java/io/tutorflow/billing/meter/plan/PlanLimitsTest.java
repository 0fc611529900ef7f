package io.tutorflow.billing.meter.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.billing.meter.MeterLimits;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlanLimitsTest {

    @Test
    void aSubscriptionIsLookedAtOnceADay() {
        assertThat(PlanLimits.untilNextLook(Instant.parse("2026-06-10T12:00:00Z")))
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void andSoonAfterTheMonthHasEnded() {
        assertThat(PlanLimits.untilNextLook(Instant.parse("2026-06-30T20:00:00Z")))
                .isEqualTo(Duration.ofMinutes(250));
        assertThat(PlanLimits.untilNextLook(Instant.parse("2026-07-01T00:00:00Z")))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(PlanLimits.untilNextLook(Instant.parse("2026-07-01T03:00:00Z")))
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void aDraftWaitsForWhatMayStillBeSentWithATimeOfItsPeriod() {
        assertThat(MeterLimits.DRAFT).isEqualTo(Duration.ofHours(12 + 23 + 1));
    }
}
