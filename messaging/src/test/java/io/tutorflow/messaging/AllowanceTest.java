package io.tutorflow.messaging;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private final AtomicLong time = new AtomicLong();
    private final Allowance allowance = new Allowance(2, time::get);

    @Test
    void givesSoManyEachMinute() {
        assertTrue(allowance.take());
        assertTrue(allowance.take());
        time.addAndGet(Duration.ofSeconds(61).toNanos());

        assertTrue(allowance.take());
    }

    @Test
    void onceExceededItGivesNoMore() {
        assertTrue(allowance.take());
        assertTrue(allowance.take());
        assertFalse(allowance.take());
        time.addAndGet(Duration.ofHours(1).toNanos());

        assertFalse(allowance.take());
    }
}
