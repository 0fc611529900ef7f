package io.tutorflow.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Requests per workspace and minute, as a bucket that holds one minute's worth and refills steadily. Each replica
 * counts for itself and grants its share of the limit.
 */
@ApplicationScoped
public class RateLimiter {

    static final Duration WINDOW = Duration.ofMinutes(1);

    /** Buckets kept; an idle one is full again after a minute, so forgetting it changes nothing. */
    private static final int BUCKETS = 200_000;

    private final Cache<UUID, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(BUCKETS)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();
    private final int replicas;
    private final LongSupplier nanos;

    @jakarta.inject.Inject
    RateLimiter(@ConfigProperty(name = "tutorflow.replicas", defaultValue = "1") int replicas) {
        this(replicas, System::nanoTime);
    }

    RateLimiter(int replicas, LongSupplier nanos) {
        this.replicas = replicas;
        this.nanos = nanos;
    }

    /** @throws ApiProblem if the workspace's limit is used up */
    public void demand(UUID workspace, int limitPerMinute) {
        var grant = take(workspace, limitPerMinute);
        if (!grant.granted()) {
            throw grant.refusal();
        }
    }

    Grant take(UUID workspace, int limitPerMinute) {
        int share = Math.max(1, limitPerMinute / replicas);
        return buckets.get(workspace, key -> new Bucket(share, nanos.getAsLong()))
                .take(share, nanos.getAsLong());
    }

    /**
     * What the bucket answers.
     *
     * @param remaining whole requests left
     * @param reset until the bucket is full again, or, when refused, until one more fits
     */
    record Grant(boolean granted, int limit, int remaining, Duration reset) {

        ApiProblem refusal() {
            return ApiProblem.tooMany("The workspace's limit of " + limit + " requests per minute is used up", reset);
        }
    }

    private static final class Bucket {

        private double tokens;
        private long at;

        Bucket(int limit, long now) {
            tokens = limit;
            at = now;
        }

        synchronized Grant take(int limit, long now) {
            double perNano = (double) limit / WINDOW.toNanos();
            tokens = Math.min(limit, tokens + (now - at) * perNano);
            at = now;
            if (tokens < 1) {
                return new Grant(false, limit, 0, Duration.ofNanos((long) Math.ceil((1 - tokens) / perNano)));
            }
            tokens--;
            return new Grant(true, limit, (int) tokens, Duration.ofNanos((long) ((limit - tokens) / perNano)));
        }
    }
}
