package io.tutorflow.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Real time plus an offset, which is zero unless {@code tutorflow.clock.movable} is set. Times are whole microseconds,
 * the resolution of the databases, so that a time is read as it was written.
 */
@ApplicationScoped
public class MovableClock {

    private final boolean movable;
    private volatile Duration offset;

    MovableClock(
            @ConfigProperty(name = "tutorflow.clock.movable", defaultValue = "false") boolean movable,
            @ConfigProperty(name = "tutorflow.clock.offset", defaultValue = "PT0S") Duration offset) {
        if (!movable && !offset.isZero()) {
            throw new IllegalStateException("tutorflow.clock.offset needs tutorflow.clock.movable=true");
        }
        this.movable = movable;
        this.offset = offset;
    }

    boolean isMovable() {
        return movable;
    }

    void moveTo(Duration newOffset) {
        offset = newOffset;
    }

    @Produces
    @ApplicationScoped
    BusinessClock businessClock() {
        return () -> micros(Instant.now().plus(offset));
    }

    @Produces
    @ApplicationScoped
    RealClock realClock() {
        return () -> micros(Instant.now());
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
