package io.tutorflow.billing.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tutorflow.billing.registration.Admission.Admitted;
import io.tutorflow.billing.registration.Admission.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationLimitTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final RegistrationLimit two = new RegistrationLimit(2, Duration.ofHours(1));

    @Test
    void admitsUpToTheLimit() {
        assertEquals(new Admitted(), two.decide(List.of(), NOON));
        assertEquals(new Admitted(), two.decide(List.of(NOON), NOON));
    }

    @Test
    void refusesUntilTheOldestLeavesTheWindow() {
        var recent = List.of(NOON.minusSeconds(600), NOON.minusSeconds(60));

        assertEquals(new Refused(Duration.ofMinutes(50)), two.decide(recent, NOON));
    }

    @Test
    void afterTheLimitWasLoweredMoreThanOneMustLeave() {
        var recent = List.of(NOON.minusSeconds(1800), NOON.minusSeconds(600), NOON.minusSeconds(60));

        assertEquals(new Refused(Duration.ofMinutes(50)), two.decide(recent, NOON));
    }

    @Test
    void aLimitLetsSomeThrough() {
        assertThrows(IllegalArgumentException.class, () -> new RegistrationLimit(0, Duration.ofHours(1)));
        assertThrows(IllegalArgumentException.class, () -> new RegistrationLimit(1, Duration.ZERO));
    }
}
