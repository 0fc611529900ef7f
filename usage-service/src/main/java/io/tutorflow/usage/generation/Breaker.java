package io.tutorflow.usage.generation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * A circuit breaker for the generator. An account whose orders keep failing is paused alone, because its orders may be
 * the cause. All are paused only if orders of several accounts fail without a success in between. After a pause one
 * order tests whether it is over.
 */
final class Breaker {

    /** In a row. An order that fails in all its attempts counts three times. */
    static final int FAILURES = 20;

    /** One or two accounts that abuse the generator do not mean that it is broken. */
    static final int ACCOUNTS = 3;

    static final Duration REST = Duration.ofSeconds(2);

    /** Failing accounts that are remembered; forgetting one only costs some attempts. */
    private static final int REMEMBERED = 10_000;

    private final LongSupplier nanos;
    private final Streak everybodys = new Streak(ACCOUNTS);
    private final Cache<UUID, Streak> own =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Breaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized boolean admits(UUID account) {
        long now = nanos.getAsLong();
        var streak = own.getIfPresent(account);
        return (streak == null || streak.admits(now)) && everybodys.admits(now);
    }

    synchronized void succeeded(UUID account) {
        own.invalidate(account);
        everybodys.end();
    }

    synchronized void failed(UUID account) {
        long now = nanos.getAsLong();
        own.get(account, first -> new Streak(1)).failed(account, now);
        everybodys.failed(account, now);
    }

    /** Failures without a success in between. */
    private static final class Streak {

        private final int leastAccounts;
        private final Set<UUID> accounts = new HashSet<>();
        private int failures;
        private long restsUntil;

        Streak(int leastAccounts) {
            this.leastAccounts = leastAccounts;
        }

        boolean admits(long now) {
            if (!isLong()) {
                return true;
            }
            if (now - restsUntil < 0) {
                return false;
            }
            // The others wait for the outcome of this one.
            restsUntil = now + REST.toNanos();
            return true;
        }

        void failed(UUID account, long now) {
            var wasLong = isLong();
            failures++;
            if (accounts.size() < leastAccounts) {
                accounts.add(account);
            }
            if (isLong() && !wasLong) {
                restsUntil = now + REST.toNanos();
            }
        }

        void end() {
            failures = 0;
            accounts.clear();
        }

        private boolean isLong() {
            return failures >= FAILURES && accounts.size() >= leastAccounts;
        }
    }
}
