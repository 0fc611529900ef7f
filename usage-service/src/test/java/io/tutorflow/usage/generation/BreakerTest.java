package io.tutorflow.usage.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final UUID THREE = new UUID(0, 3);
    private static final UUID OTHER = new UUID(0, 4);

    private final AtomicLong now = new AtomicLong();
    private final Breaker breaker = new Breaker(now::get);

    @Test
    void whoseOrdersKeepFailingRestsAndNobodyElse() {
        fail(ONE, 10 * Breaker.FAILURES);

        assertThat(breaker.admits(ONE)).isFalse();
        assertThat(breaker.admits(OTHER)).isTrue();
    }

    @Test
    void twoOfThemAreNotTheGeneratorsFaultEither() {
        fail(ONE, 10 * Breaker.FAILURES);
        fail(TWO, 10 * Breaker.FAILURES);

        assertThat(breaker.admits(OTHER)).isTrue();
    }

    @Test
    void failuresOfSeveralWithNoSuccessBetweenLetAllRest() {
        fail(ONE, Breaker.FAILURES);
        fail(TWO, 1);
        fail(THREE, 1);

        assertThat(breaker.admits(OTHER)).isFalse();
    }

    @Test
    void oneSuccessShowsThatTheGeneratorIsThere() {
        fail(ONE, Breaker.FAILURES);
        fail(TWO, Breaker.FAILURES);
        breaker.succeeded(OTHER);
        fail(THREE, 1);

        assertThat(breaker.admits(OTHER)).isTrue();
        assertThat(breaker.admits(ONE)).isFalse();
    }

    @Test
    void afterARestOneTriesForAllAndItsSuccessEndsIt() {
        fail(ONE, Breaker.FAILURES);
        fail(TWO, 1);
        fail(THREE, 1);
        now.addAndGet(Breaker.REST.toNanos());

        assertThat(breaker.admits(OTHER)).isTrue();
        assertThat(breaker.admits(TWO)).isFalse();
        breaker.succeeded(OTHER);

        assertThat(breaker.admits(TWO)).isTrue();
    }

    @Test
    void aTrialThatFailsIsFollowedByAnotherRest() {
        fail(ONE, Breaker.FAILURES);
        now.addAndGet(Breaker.REST.toNanos());
        assertThat(breaker.admits(ONE)).isTrue();
        fail(ONE, 1);

        assertThat(breaker.admits(ONE)).isFalse();
        now.addAndGet(Breaker.REST.toNanos());
        assertThat(breaker.admits(ONE)).isTrue();
    }

    private void fail(UUID account, int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed(account);
        }
    }
}
