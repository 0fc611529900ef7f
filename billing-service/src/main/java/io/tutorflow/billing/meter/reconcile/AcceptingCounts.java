package io.tutorflow.billing.meter.reconcile;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.meter.MeterSchedules;
import io.tutorflow.billing.meter.reconcile.AcceptanceTable.Disputed;
import io.tutorflow.billing.meter.reconcile.Choice.Counted;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes what is written down of a day what Stripe has counted, as an operator has decided. What Stripe lacks has failed, and is
 * in doubt once Stripe has forgotten its identifier: should it be counted after all, it is not sent again.
 */
@ApplicationScoped
class AcceptingCounts {

    private final AcceptanceTable table;
    private final DueWork work;
    private final BusinessClock clock;

    AcceptingCounts(AcceptanceTable table, DueWork work, BusinessClock clock) {
        this.table = table;
        this.work = work;
        this.clock = clock;
    }

    Uni<AcceptanceOutcome> accept(UUID difference, AcceptanceRequest request, String by) {
        return Panache.withTransaction(() -> table.lock(difference)
                .chain(found -> found.map(disputed -> accept(disputed, new Decided(request.reason(), by), request))
                        .orElseGet(() -> Uni.createFrom().item(new AcceptanceOutcome.Unknown()))));
    }

    private Uni<AcceptanceOutcome> accept(Disputed disputed, Decided decided, AcceptanceRequest request) {
        if (!disputed.isOpen()) {
            return refused("The difference is gone");
        }
        if (!disputed.day().day().isBefore(MeterDay.firstUncounted(clock.now()))) {
            return refused(
                    "The day is not counted whole: wait until an hour after its end, and run meter-reconciliation");
        }
        if (disputed.isMoving()) {
            return refused(
                    "It may mend itself: what was reported within the last hour may not be counted yet, and what is on"
                            + " its way may arrive; wait, and run meter-reconciliation");
        }
        return table.reported(disputed)
                .chain(now -> now == disputed.reported()
                        ? choose(disputed, decided, request.recordIds())
                        : refused("Since it was compared, what was reported has changed from " + disputed.reported()
                                + " to " + now + ": run meter-reconciliation"));
    }

    private Uni<AcceptanceOutcome> choose(Disputed disputed, Decided decided, @Nullable List<UUID> named) {
        return table.candidates(disputed, named)
                .chain(candidates -> chosen(candidates, disputed.missing(), named)
                        .map(ids -> carryOut(disputed, decided, ids))
                        .orElseGet(() -> refused(
                                "%s that come to exactly %d are not found among %d that are on no settled invoice: name the records"
                                        .formatted(
                                                disputed.isDeficit() ? "Reported records" : "Failed records in doubt",
                                                Math.abs(disputed.missing()),
                                                candidates.size()))));
    }

    /** Those that are named have to be of the day, each of them, and to come to the difference too. */
    private static Optional<List<UUID>> chosen(List<Counted> candidates, long missing, @Nullable List<UUID> named) {
        long wanted = Math.abs(missing);
        if (named == null) {
            return Choice.of(candidates, wanted);
        }
        return candidates.size() == new HashSet<>(named).size()
                        && candidates.stream().mapToLong(Counted::value).sum() == wanted
                ? Optional.of(candidates.stream().map(Counted::id).toList())
                : Optional.empty();
    }

    private Uni<AcceptanceOutcome> carryOut(Disputed disputed, Decided decided, List<UUID> ids) {
        var now = clock.now();
        return table.keep(disputed, decided, ids, now)
                .chain(() -> disputed.isDeficit()
                        ? table.missing(ids, decided.reason(), now)
                        : table.arrived(ids).chain(() -> table.doubtAgain(disputed, now)))
                .chain(() -> work.enqueueAll(MeterSchedules.COMPARISONS, List.of(disputed.account())))
                .replaceWith(
                        disputed.isDeficit()
                                ? new AcceptanceOutcome.Missing(ids.size())
                                : new AcceptanceOutcome.Arrived(ids.size()));
    }

    private static Uni<AcceptanceOutcome> refused(String why) {
        return Uni.createFrom().item(new AcceptanceOutcome.Refused(why));
    }

    /** Why, and by whom. */
    record Decided(String reason, String by) {}
}
