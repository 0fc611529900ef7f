package io.tutorflow.http;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.RateLeases.Ask;
import io.tutorflow.http.RateLeases.Lease;
import io.tutorflow.http.RateLimiter.Grant;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this replica may still let through for one workspace, out of the limit shared by all. The first request asks for
 * a block; as long as blocks are used up in time, each one is twice as large as the last, and is requested before the
 * last is used up. While nobody can be asked, the replica counts its own share.
 */
final class Allowance {

    /** Whatever is unused by then is given back. */
    static final Duration LEASE = Duration.ofSeconds(2);

    /** After a request that got no answer. */
    private static final Duration BY_ITSELF = Duration.ofSeconds(1);

    private final UUID workspace;
    private final LongSupplier nanos;

    private int granted;
    private int left;
    private long leaseEnd;
    private int waiting;
    private @Nullable Uni<Void> question;

    /** As of the last answer, by this process's clock. */
    private RateBucket everybodys = RateBucket.UNUSED;

    private RateBucket own = RateBucket.UNUSED;
    private boolean isAlone;
    private long aloneUntil;

    Allowance(UUID workspace, LongSupplier nanos) {
        this.workspace = workspace;
        this.nanos = nanos;
    }

    /** Null if a block has to be requested first. */
    synchronized @Nullable Grant take(int limit, int share) {
        long now = nanos.getAsLong();
        if (isAlone && now - aloneUntil < 0) {
            return byItself(share, micros(now));
        }
        if (left > 0 && now - leaseEnd < 0) {
            left--;
            return granted(limit, micros(now));
        }
        long oneFits = everybodys.microsUntilOneFits(limit, micros(now));
        return oneFits > 0 ? new Grant(false, limit, 0, ofMicros(oneFits)) : null;
    }

    /** Without asking anybody. */
    synchronized Grant takeByItself(int share) {
        return byItself(share, micros(nanos.getAsLong()));
    }

    private Grant byItself(int share, long now) {
        var taken = own.take(share, 1, 0, now);
        own = taken.bucket();
        return taken.granted() == 0
                ? new Grant(false, share, 0, ofMicros(own.microsUntilOneFits(share, now)))
                : new Grant(true, share, own.left(share, now), ofMicros(own.microsUntilFull(now)));
    }

    private Grant granted(int limit, long now) {
        return new Grant(true, limit, left + everybodys.left(limit, now), ofMicros(everybodys.microsUntilFull(now)));
    }

    /** Whether to request the next block: half of this one is used, and there is more. */
    synchronized boolean runsLow(int limit) {
        return question == null
                && granted > 1
                && 2 * left < granted
                && everybodys.left(limit, micros(nanos.getAsLong())) > 0;
    }

    /** One request at a time, however many wait for it. */
    synchronized Uni<Void> ask(int limit, RateLeases leases) {
        waiting++;
        if (question == null) {
            // Asked when the first one waits, so that it also covers whoever joins by then.
            question = Uni.createFrom()
                    .deferred(() -> leases.lease(next(limit)))
                    .invoke(this::answered)
                    .onFailure()
                    .invoke(failure -> countByItself())
                    .onFailure()
                    .recoverWithNull()
                    .replaceWithVoid()
                    .memoize()
                    .indefinitely();
        }
        return question;
    }

    private synchronized Ask next(int limit) {
        long now = nanos.getAsLong();
        boolean isOver = now - leaseEnd >= 0;
        int unused = isOver ? left : 0;
        boolean isSlow = left > 0 && isOver;
        int next = isSlow || granted == 0 || now - leaseEnd >= LEASE.toNanos() ? 1 : 2 * granted;
        if (isOver) {
            left = 0;
        }
        return new Ask(workspace, limit, Math.clamp(Math.max(next, waiting), 1, limit), unused);
    }

    private synchronized void answered(Lease lease) {
        question = null;
        waiting = 0;
        isAlone = false;
        long now = nanos.getAsLong();
        granted = lease.granted();
        left += lease.granted();
        leaseEnd = now + LEASE.toNanos();
        everybodys = new RateBucket(micros(now) + lease.microsUntilFull());
    }

    private synchronized void countByItself() {
        question = null;
        waiting = 0;
        isAlone = true;
        aloneUntil = nanos.getAsLong() + BY_ITSELF.toNanos();
    }

    /** The unused part of a lease that has ended, to be given back; null if there is none. */
    synchronized @Nullable Ask leftOver(int limit) {
        if (left == 0 || nanos.getAsLong() - leaseEnd < 0) {
            return null;
        }
        var ask = new Ask(workspace, limit, 0, left);
        left = 0;
        granted = 0;
        return ask;
    }

    synchronized boolean hasLeft() {
        return left > 0;
    }

    private static long micros(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos);
    }

    private static Duration ofMicros(long micros) {
        return Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(micros));
    }
}
