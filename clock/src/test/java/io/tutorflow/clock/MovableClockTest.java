package io.tutorflow.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class MovableClockTest {

    @Test
    void movesBusinessTimeAndNotRealTime() {
        var clock = new MovableClock(true, Duration.ofDays(31));

        var ahead =
                Duration.between(clock.realClock().now(), clock.businessClock().now());

        assertTrue(ahead.compareTo(Duration.ofDays(31)) >= 0);
        assertTrue(ahead.compareTo(Duration.ofDays(32)) < 0);
    }

    @Test
    void movesWhileItRuns() {
        var clock = new MovableClock(true, Duration.ZERO);
        var business = clock.businessClock();

        clock.moveTo(Duration.ofHours(5));

        assertTrue(Duration.between(clock.realClock().now(), business.now()).toMinutes() >= 299);
    }

    @Test
    void isNotMovedByConfigurationUnlessItIsMovable() {
        assertThrows(IllegalStateException.class, () -> new MovableClock(false, Duration.ofDays(1)));
    }

    @Test
    void tellsWholeMicrosecondsAsTheDatabasesKeepThem() {
        var clock = new MovableClock(false, Duration.ZERO);

        var business = clock.businessClock().now();
        var real = clock.realClock().now();

        assertEquals(business.truncatedTo(ChronoUnit.MICROS), business);
        assertEquals(real.truncatedTo(ChronoUnit.MICROS), real);
    }
}
