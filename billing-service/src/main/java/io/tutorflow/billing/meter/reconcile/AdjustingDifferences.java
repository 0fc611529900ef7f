package io.tutorflow.billing.meter.reconcile;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.meter.MeterSchedules;
import io.tutorflow.billing.meter.reconcile.AdjustmentTable.Adjustable;
import io.tutorflow.billing.payment.StripeCounts;
import io.tutorflow.billing.payment.StripeCounts.Cancelled;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Takes back an event that Stripe has counted too much, as an operator has decided; then it is compared again. */
@ApplicationScoped
class AdjustingDifferences {

    private final AdjustmentTable table;
    private final StripeCounts stripe;
    private final DueWork work;
    private final BusinessClock clock;

    AdjustingDifferences(AdjustmentTable table, StripeCounts stripe, DueWork work, BusinessClock clock) {
        this.table = table;
        this.stripe = stripe;
        this.work = work;
        this.clock = clock;
    }

    Uni<AdjustmentOutcome> adjust(UUID difference, AdjustmentRequest request, String by) {
        return Panache.withSession(() -> table.find(difference, request.identifier()))
                .chain(found -> found.map(adjustable -> adjust(difference, adjustable, request, by))
                        .orElseGet(() -> Uni.createFrom().item(new AdjustmentOutcome.Unknown())));
    }

    private Uni<AdjustmentOutcome> adjust(
            UUID difference, Adjustable adjustable, AdjustmentRequest request, String by) {
        if (!adjustable.isSurplus()) {
            return refused("Stripe has not counted more than was reported, or the difference is gone");
        }
        if (adjustable.isReported()) {
            return refused("This event is what was reported: without it Stripe would have counted too little");
        }
        var id = UUID.randomUUID();
        return Panache.withTransaction(() -> table.ask(id, difference, request, by, clock.now()))
                .chain(() -> stripe.cancel(adjustable.eventName(), request.identifier()))
                .chain(answer -> Panache.withTransaction(() -> store(id, adjustable, answer)));
    }

    private Uni<AdjustmentOutcome> store(UUID id, Adjustable adjustable, Cancelled answer) {
        return switch (answer) {
            case Cancelled.Done done ->
                table.done(id, clock.now())
                        .chain(() -> work.enqueueAll(MeterSchedules.COMPARISONS, List.of(adjustable.account())))
                        .replaceWith(new AdjustmentOutcome.Adjusted());
            case Cancelled.Refused refused ->
                table.refused(id, refused.why()).chain(() -> refused("Stripe has refused it: " + refused.why()));
        };
    }

    private static Uni<AdjustmentOutcome> refused(String why) {
        return Uni.createFrom().item(new AdjustmentOutcome.Refused(why));
    }
}
