package io.tutorflow.billing.ledger.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HourPlanTest {

    private static final HourPlan PLAN =
            new HourPlan(Duration.ofMinutes(10), Duration.ofHours(26), Duration.ofDays(40));
    private static final Instant TEN = Instant.parse("2026-11-29T10:00:00Z");
    private static final Comparison NOTHING = Comparison.of(7);

    @Test
    void anHourIsDueOnceItIsOverAndEventsHaveArrived() {
        assertEquals(TEN, PLAN.last(Instant.parse("2026-11-29T11:10:00Z")));
        assertEquals(TEN.minusSeconds(3_600), PLAN.last(Instant.parse("2026-11-29T11:09:59Z")));
        assertEquals(Instant.parse("2026-11-29T11:10:00Z"), PLAN.firstDue(TEN));
    }

    @Test
    void itIsComparedHourlyThenDailyThenNoMore() {
        assertEquals(TEN.plusSeconds(3 * 3_600), next(TEN.plusSeconds(2 * 3_600), NOTHING));
        var later = TEN.plus(Duration.ofHours(27));
        assertEquals(later.plus(Duration.ofDays(1)), next(later, NOTHING));
        assertNull(next(TEN.plus(Duration.ofDays(41)), NOTHING));
    }

    @Test
    void whereSomethingWasHealedItIsComparedSoonAgain() {
        var now = TEN.plus(Duration.ofDays(41));

        assertEquals(now.plus(Duration.ofMinutes(10)), next(now, new Comparison(7, 1, 0, 0, 0)));
    }

    @Test
    void whereSomethingIsStuckItIsTriedSoonAgain() {
        var now = TEN.plus(Duration.ofDays(41));

        assertEquals(now.plus(Duration.ofMinutes(10)), next(now, new Comparison(7, 0, 0, 0, 1)));
        assertNull(next(now, new Comparison(7, 0, 1, 1, 0)));
    }

    private static @Nullable Instant next(Instant now, Comparison found) {
        return PLAN.next(TEN, found, now);
    }
}
