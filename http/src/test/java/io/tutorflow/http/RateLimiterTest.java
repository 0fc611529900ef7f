package io.tutorflow.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.RateLimiter.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private static final UUID WORKSPACE = new UUID(0, 1);

    private final AtomicLong nanos = new AtomicLong();
    private final Counter counter = new Counter();

    /** Two services with two replicas each. */
    private final List<RateLimiter> limiters = List.of(limiter(), limiter(), limiter(), limiter());

    @Test
    void aLimitOfTwoLetsTwoThroughWhereverTheyComeIn() {
        assertThat(letThroughInTurn(2)).isEqualTo(2);
    }

    @Test
    void anyLimitLetsSoManyThroughWhereverTheyComeIn() {
        for (int limit : new int[] {1, 3, 7, 60, 1_000}) {
            counter.bucket = RateBucket.UNUSED;
            nanos.addAndGet(Duration.ofMinutes(5).toNanos());

            assertThat(letThroughInTurn(limit)).isEqualTo(limit);
        }
    }

    @Test
    void mostRequestsOfABusyWorkspaceAskNobody() {
        assertThat(letThroughInTurn(1_000)).isEqualTo(1_000);

        assertThat(counter.asked.size()).isLessThan(150);
    }

    @Test
    void refusalsAskNobody() {
        letThroughInTurn(2);
        var asked = counter.asked.size();

        assertThat(letThroughInTurn(2)).isZero();

        assertThat(counter.asked).hasSize(asked);
    }

    @Test
    void whoIsRefusedLearnsWhenOneMoreFits() {
        letThroughInTurn(60);

        assertThat(take(limiters.getFirst(), 60)).isEqualTo(new Grant(false, 60, 0, Duration.ofSeconds(1)));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(take(limiters.getFirst(), 60).granted()).isTrue();
        assertThat(take(limiters.getLast(), 60).granted()).isFalse();
    }

    @Test
    void refillsSteadily() {
        letThroughInTurn(60);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(letThroughInTurn(60)).isEqualTo(2);
    }

    @Test
    void whatALeaseLeavesIsGivenBackWithTheNextQuestion() {
        for (int i = 0; i < 7; i++) {
            take(limiters.getFirst(), 600);
        }
        nanos.addAndGet(Allowance.LEASE.toNanos());
        take(limiters.getFirst(), 600);

        assertThat(counter.asked.getLast().unused()).isPositive();
        assertThat(counter.asked.getLast().wanted()).isEqualTo(1);
    }

    @Test
    void oneWorkspaceDoesNotUseUpAnothers() {
        letThroughInTurn(2);

        var other = limiter();
        counter.bucket = RateBucket.UNUSED;
        assertThat(other.take(new UUID(0, 2), 2).await().indefinitely().granted())
                .isTrue();
    }

    @Test
    void aRaisedLimitCountsAtOnce() {
        letThroughInTurn(1);

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(take(limiters.getFirst(), 600).granted()).isTrue();
    }

    @Test
    void whileNobodyCanBeAskedEachReplicaCountsItsShare() {
        counter.isAway = true;
        var oneOfTwo = new RateLimiter(counter, 2, nanos::get);

        for (int i = 0; i < 30; i++) {
            assertThat(take(oneOfTwo, 60).granted()).isTrue();
        }
        assertThat(take(oneOfTwo, 60).granted()).isFalse();

        counter.isAway = false;
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(take(oneOfTwo, 60).limit()).isEqualTo(60);
    }

    @Test
    void aServiceThatNobodyCountsForCountsByItself() {
        var alone = new RateLimiter(null, 1, nanos::get);

        for (int i = 0; i < 60; i++) {
            assertThat(take(alone, 60).granted()).isTrue();
        }
        assertThat(take(alone, 60).granted()).isFalse();
    }

    /** In turn through all of them, until each of them has refused. */
    private int letThroughInTurn(int limit) {
        int through = 0;
        int refusals = 0;
        for (int i = 0; refusals < limiters.size(); i++) {
            if (take(limiters.get(i % limiters.size()), limit).granted()) {
                through++;
                refusals = 0;
            } else {
                refusals++;
            }
        }
        return through;
    }

    private RateLimiter limiter() {
        return new RateLimiter(counter, 2, nanos::get);
    }

    private static Grant take(RateLimiter limiter, int limit) {
        return limiter.take(WORKSPACE, limit).await().indefinitely();
    }

    /** One bucket for all. */
    private final class Counter implements RateLeases {

        private final List<Ask> asked = new ArrayList<>();
        private RateBucket bucket = RateBucket.UNUSED;
        private boolean isAway;

        @Override
        public Uni<Lease> lease(Ask ask) {
            if (isAway) {
                return Uni.createFrom().failure(new IllegalStateException("away"));
            }
            asked.add(ask);
            long now = TimeUnit.NANOSECONDS.toMicros(nanos.get());
            var taken = bucket.take(ask.limitPerMinute(), ask.wanted(), ask.unused(), now);
            bucket = taken.bucket();
            return Uni.createFrom().item(new Lease(taken.granted(), bucket.microsUntilFull(now)));
        }
    }
}
