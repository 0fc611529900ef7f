package io.tutorflow.billing.account.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tutorflow.billing.account.registration.Admission.Admitted;
import io.tutorflow.billing.account.registration.Admission.Refused;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RegistrationLimitTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final RegistrationLimit two =
            new RegistrationLimit("Registrations from this address have", 2, Duration.ofHours(1));

    @Test
    void admitsUpToTheLimit() {
        assertEquals(new Admitted(), two.decide(null, NOON));
    }

    @Test
    void refusesUntilTheDecisiveOneLeavesTheWindow() {
        assertEquals(new Refused(two, Duration.ofMinutes(50)), two.decide(NOON.minusSeconds(600), NOON));
    }

    @Test
    void aLimitLetsSomeThrough() {
        assertThrows(IllegalArgumentException.class, () -> new RegistrationLimit("", 0, Duration.ofHours(1)));
        assertThrows(IllegalArgumentException.class, () -> new RegistrationLimit("", 1, Duration.ZERO));
    }
}
