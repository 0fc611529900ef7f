package io.tutorflow.billing.account.rate;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.BatchLimits;
import io.tutorflow.batching.MicroBatcher;
import io.tutorflow.clock.RealClock;
import io.tutorflow.http.RateBucket;
import io.tutorflow.http.RateLeases;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Grants blocks of a workspace's requests, for many workspaces in one transaction. */
@ApplicationScoped
class CountingRequests implements RateLeases {

    private static final BatchLimits LIMITS = new BatchLimits(256, 1, 10_000);

    private final Pool pool;
    private final RealClock clock;
    private final MicroBatcher<Ask, Lease> batcher;

    CountingRequests(Pool pool, RealClock clock, MeterRegistry metrics) {
        this.pool = pool;
        this.clock = clock;
        this.batcher = new MicroBatcher<>("requests", LIMITS, this::grant, failure -> false, metrics);
    }

    @Override
    public Uni<Lease> lease(Ask ask) {
        return batcher.submit(ask);
    }

    /** In the order of the requests. */
    Uni<List<Lease>> leaseAll(List<Ask> asks) {
        return batcher.submitAll(asks);
    }

    private Uni<List<Lease>> grant(List<Ask> asks) {
        var workspaces = asks.stream().map(Ask::workspace).distinct().sorted().toList();
        return pool.withTransaction(transaction -> RateLimitTable.lock(transaction, workspaces)
                .flatMap(kept -> {
                    var buckets = new TreeMap<>(kept);
                    var leases = decide(asks, buckets, ChronoUnit.MICROS.between(Instant.EPOCH, clock.now()));
                    return RateLimitTable.keep(transaction, buckets).replaceWith(leases);
                }));
    }

    /** In the order of the requests; each finds what the earlier ones left. */
    private static List<Lease> decide(List<Ask> asks, Map<UUID, RateBucket> buckets, long now) {
        var leases = new ArrayList<Lease>(asks.size());
        for (var ask : asks) {
            var taken = buckets.getOrDefault(ask.workspace(), RateBucket.UNUSED)
                    .take(ask.limitPerMinute(), ask.wanted(), ask.unused(), now);
            buckets.put(ask.workspace(), taken.bucket());
            leases.add(new Lease(taken.granted(), taken.bucket().fullAt() - now));
        }
        return leases;
    }
}
