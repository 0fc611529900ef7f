package io.tutorflow.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private static final UUID WORKSPACE = new UUID(0, 1);

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimiter limiter = new RateLimiter(1, nanos::get);

    @Test
    void grantsAMinutesWorthAtOnceAndNoMore() {
        for (int i = 0; i < 60; i++) {
            assertTrue(limiter.take(WORKSPACE, 60).granted());
        }

        var refused = limiter.take(WORKSPACE, 60);

        assertFalse(refused.granted());
        assertEquals(Duration.ofSeconds(1), refused.reset());
    }

    @Test
    void refillsSteadily() {
        for (int i = 0; i < 60; i++) {
            limiter.take(WORKSPACE, 60);
        }
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());

        assertTrue(limiter.take(WORKSPACE, 60).granted());
        assertTrue(limiter.take(WORKSPACE, 60).granted());
        assertFalse(limiter.take(WORKSPACE, 60).granted());
    }

    @Test
    void oneWorkspaceDoesNotUseUpAnothers() {
        for (int i = 0; i < 60; i++) {
            limiter.take(WORKSPACE, 60);
        }

        assertTrue(limiter.take(new UUID(0, 2), 60).granted());
    }

    @Test
    void aReplicaGrantsItsShare() {
        var oneOfTwo = new RateLimiter(2, nanos::get);

        for (int i = 0; i < 30; i++) {
            assertTrue(oneOfTwo.take(WORKSPACE, 60).granted());
        }

        assertFalse(oneOfTwo.take(WORKSPACE, 60).granted());
    }

    @Test
    void aRaisedLimitCountsAtOnce() {
        limiter.take(WORKSPACE, 1);
        assertFalse(limiter.take(WORKSPACE, 1).granted());

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertTrue(limiter.take(WORKSPACE, 600).granted());
    }
}
