package io.tutorflow.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Limits the requests per workspace and minute, counted once for all services and replicas. Each replica is granted
 * blocks of requests and spends them without asking; near the limit blocks shrink to single requests, so that a limit
 * of two lets exactly two through, wherever they arrive.
 */
@ApplicationScoped
public class RateLimiter {

    static final Duration WINDOW = Duration.ofMinutes(1);

    /** An idle allowance has given back its grant long before it is evicted. */
    private static final int ALLOWANCES = 200_000;

    private final Cache<UUID, Allowance> allowances = Caffeine.newBuilder()
            .maximumSize(ALLOWANCES)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();
    private final @Nullable RateLeases leases;
    private final int replicas;
    private final LongSupplier nanos;

    /** @param replicas that share the limit while nobody can be asked */
    @jakarta.inject.Inject
    RateLimiter(
            Instance<RateLeases> leases,
            @ConfigProperty(name = "tutorflow.replicas", defaultValue = "1") int replicas) {
        this(leases.isUnsatisfied() ? null : leases.get(), replicas, System::nanoTime);
    }

    RateLimiter(@Nullable RateLeases leases, int replicas, LongSupplier nanos) {
        this.leases = leases;
        this.replicas = replicas;
        this.nanos = nanos;
    }

    /** Fails with an {@link ApiProblem} if the workspace's limit is used up. */
    public Uni<Void> demand(UUID workspace, int limitPerMinute) {
        return take(workspace, limitPerMinute).map(grant -> {
            if (!grant.granted()) {
                throw grant.refusal();
            }
            return null;
        });
    }

    Uni<Grant> take(UUID workspace, int limitPerMinute) {
        int share = Math.max(1, limitPerMinute / replicas);
        var allowance = allowances.get(workspace, known -> new Allowance(known, nanos));
        return leases == null
                ? Uni.createFrom().item(allowance.takeByItself(share))
                : take(allowance, limitPerMinute, share, leases);
    }

    private Uni<Grant> take(Allowance allowance, int limit, int share, RateLeases from) {
        var grant = allowance.take(limit, share);
        if (grant == null) {
            return onCallersContext(ask(allowance, limit, from)).chain(() -> take(allowance, limit, share, from));
        }
        if (allowance.runsLow(limit)) {
            ask(allowance, limit, from).subscribe().with(answered -> {});
        }
        return Uni.createFrom().item(grant);
    }

    private static Uni<Void> ask(Allowance allowance, int limit, RateLeases from) {
        return allowance.ask(limit, from).invoke(() -> {
            if (allowance.hasLeft()) {
                giveBackLater(allowance, limit, from);
            }
        });
    }

    private static void giveBackLater(Allowance allowance, int limit, RateLeases from) {
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(Allowance.LEASE)
                .chain(() -> {
                    var leftOver = allowance.leftOver(limit);
                    return leftOver == null ? Uni.createFrom().nullItem() : from.lease(leftOver);
                })
                .subscribe()
                // What cannot be given back refills within a minute.
                .with(given -> {}, failure -> {});
    }

    /** The answer is shared, but each request must continue in its own context, which holds its identity. */
    private static <T> Uni<T> onCallersContext(Uni<T> shared) {
        var context = Vertx.currentContext();
        return context == null ? shared : shared.emitOn(work -> context.runOnContext(ignored -> work.run()));
    }

    /**
     * The limit's decision.
     *
     * @param remaining whole requests left
     * @param reset until all are available again or, if refused, until one more is
     */
    record Grant(boolean granted, int limit, int remaining, Duration reset) {

        ApiProblem refusal() {
            return ApiProblem.tooMany("The workspace's limit of " + limit + " requests per minute is used up", reset);
        }
    }
}
