package io.tutorflow.billing.meter.reconcile;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.meter.MeterSchedules;
import io.tutorflow.billing.meter.reconcile.RetryTable.Tried;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Has failed usage reported again. What Stripe cannot have is sent at once; what it may have is in doubt again, so that Stripe
 * is asked first.
 */
@ApplicationScoped
class RetryingUsage {

    private final RetryTable table;
    private final DueWork work;
    private final BusinessClock clock;

    RetryingUsage(RetryTable table, DueWork work, BusinessClock clock) {
        this.table = table;
        this.work = work;
        this.clock = clock;
    }

    Uni<RetryOutcome> one(UUID id) {
        return Panache.withTransaction(() -> table.lock(id)
                .chain(found -> found.map(tried -> retry(id, tried))
                        .orElseGet(() -> Uni.createFrom().item(new RetryOutcome.Unknown()))));
    }

    private Uni<RetryOutcome> retry(UUID id, Tried tried) {
        if (!tried.status().equals("failed")) {
            return Uni.createFrom().item(new RetryOutcome.NotFailed(tried.status()));
        }
        if (clock.now().isBefore(tried.notBefore())) {
            return Uni.createFrom().item(new RetryOutcome.TooEarly(tried.notBefore()));
        }
        return table.one(id)
                .chain(() -> tried.sentAt() == null
                        ? work.resumeAll(MeterSchedules.REPORTS, List.of(tried.lane()))
                        : work.enqueueAll(MeterSchedules.COMPARISONS, List.of(tried.account())))
                .replaceWith(new RetryOutcome.Retried());
    }

    /**
     * What came of trying all of an account again.
     *
     * @param records that are tried
     * @param waiting how many are not, since Stripe still knows their identifiers
     * @param firstAt when the first of these can be; none if none waits
     */
    record Retried(long records, long waiting, @Nullable Instant firstAt) {}

    Uni<Retried> all(UUID account) {
        return Panache.withTransaction(() -> table.all(account, clock.now())
                .call(() -> table.unsent(account)
                        .chain(lanes -> work.resumeAll(MeterSchedules.REPORTS, lanes))
                        .chain(() -> work.enqueueAll(MeterSchedules.COMPARISONS, List.of(account))))
                .chain(records -> table.waiting(account, records)));
    }

    /**
     * Of meters that are active at Stripe, which knows the customer: what was refused may be taken now. Within the transaction
     * of the caller, who asks for what is in doubt next.
     */
    Uni<Void> automatically(UUID account, Counts counts) {
        return table.some(account, counts.active(), counts.asked())
                .chain(() ->
                        table.heldUp(account, counts.active(), counts.asked().minus(ReconcileLimits.HELD_UP)))
                .chain(lanes -> work.resumeAll(MeterSchedules.REPORTS, lanes));
    }
}
