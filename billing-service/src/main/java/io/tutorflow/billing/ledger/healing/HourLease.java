package io.tutorflow.billing.ledger.healing;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;

/** The hour that this replica compares: no other does before the lease is over. */
final class HourLease implements Lease {

    private final Pool pool;
    private final BusinessClock clock;
    private final Duration length;
    private final Instant hour;

    /** What the lease is known by: whoever takes it over, or has the hour compared anew, changes it. */
    private volatile Instant until;

    HourLease(Pool pool, BusinessClock clock, Duration length, ComparedHourTable.Claim claim) {
        this.pool = pool;
        this.clock = clock;
        this.length = length;
        this.hour = claim.hour();
        this.until = claim.until();
    }

    Instant hour() {
        return hour;
    }

    ComparedHourTable.Claim claim() {
        return new ComparedHourTable.Claim(hour, until);
    }

    @Override
    public Uni<Void> renew() {
        return ComparedHourTable.renew(pool, hour, until, clock.now().plus(length))
                .invoke(renewed -> until = renewed.orElseThrow(
                        () -> new IllegalStateException("The hour " + hour + " is compared by somebody else by now")))
                .replaceWithVoid();
    }
}
