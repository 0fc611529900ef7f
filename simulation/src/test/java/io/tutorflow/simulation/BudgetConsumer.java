package io.tutorflow.simulation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.reservation.ReservationChecks;
import io.tutorflow.messaging.IncomingEvent;
import io.tutorflow.simulation.machine.Group;
import io.tutorflow.usage.record.Fates;
import java.util.List;
import java.util.UUID;

/** budget-service, as its {@code UsageFinalizedConsumer} and {@code CheckingReservations} go about it. */
final class BudgetConsumer extends Consumer {

    private final ReservationChecks checks;

    BudgetConsumer(World world, Group group) {
        super(world, "budget", group);
        checks = new ReservationChecks(world.budgets());
    }

    @Override
    Uni<Boolean> settle(List<IncomingEvent> events) {
        var books = world().budgets();
        return world().network().execute(host(), "count as spent", books.database(), () -> {
            books.settleEvents(events, world().time().now());
            return true;
        });
    }

    @Override
    Uni<Boolean> check() {
        var books = world().budgets();
        return world().network()
                .execute(
                        host(),
                        "claim reservations to check",
                        books.database(),
                        () -> checks.claimDue(world().time().now()))
                .flatMap(due -> due.isEmpty() ? Uni.createFrom().item(true) : ask(due));
    }

    private Uni<Boolean> ask(List<UUID> due) {
        var world = world();
        return world.network()
                .ask(
                        host(),
                        "look reservations up",
                        () -> Fates.lookUp(world.usage(), due, world.time().now(), world.bug()))
                .map(ReservationChecks::learn)
                .call(this::settle)
                .flatMap(learned -> world.network()
                        .execute(
                                host(),
                                "check reservations later",
                                world.budgets().database(),
                                () -> {
                                    checks.checkAgain(learned);
                                    return true;
                                }));
    }

    private Uni<Boolean> settle(ReservationChecks.Learned learned) {
        var books = world().budgets();
        return world().network().execute(host(), "settle what is known of reservations", books.database(), () -> {
            checks.settleLearned(learned, world().time().now());
            return true;
        });
    }
}
