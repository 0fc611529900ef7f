package io.tutorflow.billing.job;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How much work there is that has not been done.
 *
 * @param waiting what is there to do, now or later, without what is parked
 * @param parked what is not tried again until a person says so
 * @param nextDueAt when the first of what waits is due; none if nothing waits
 */
public record Backlog(long waiting, long parked, @Nullable Instant nextDueAt) {

    public static final Backlog NONE = new Backlog(0, 0, null);

    /** Of work that is never parked, as it is read from a table. */
    public static Backlog waiting(long waiting, @Nullable OffsetDateTime next) {
        return new Backlog(waiting, 0, next == null ? null : next.toInstant());
    }
}
