package io.tutorflow.simulation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.messaging.IncomingEvent;
import io.tutorflow.simulation.ledger.HoldChecks;
import io.tutorflow.simulation.ledger.HourChecks;
import io.tutorflow.simulation.machine.Group;
import io.tutorflow.simulation.machine.Lost;
import io.tutorflow.simulation.machine.PlantedBug;
import io.tutorflow.usage.record.Fates;
import java.util.List;

/** billing-service, as {@code UsageFinalizedConsumer}, {@code CheckingHolds} and {@code ComparingHours} go about it. */
final class BillingConsumer extends Consumer {

    private final HoldChecks checks;
    private final HourChecks hours;

    BillingConsumer(World world, Group group) {
        super(world, "billing", group);
        checks = new HoldChecks(world.ledger());
        hours = new HourChecks(world.ledger());
    }

    @Override
    Uni<Boolean> settle(List<IncomingEvent> events) {
        var ledger = world().ledger();
        var glance = ledger.glance();
        return world().network()
                .execute(host(), "capture and release", ledger.database(), () -> ledger.settleEvents(events, glance))
                .flatMap(lost -> lost.ids().isEmpty()
                        ? Uni.createFrom().item(true)
                        : ask(lost).onFailure(Lost.class).retry().indefinitely());
    }

    /** {@code ComparingHours}: the ledger is read first. */
    void compareHours() {
        if (world().bug() == PlantedBug.NOTHING_IS_COMPARED) {
            return;
        }
        var world = world();
        world.network()
                .execute(host(), "read what ended", world.ledger().database(), hours::ends)
                .flatMap(here -> world.network()
                        .ask(host(), "ask what ended", () -> Fates.ended(world.usage()))
                        .map(there -> hours.missing(here, there, world.time().now())))
                .flatMap(missing -> missing.ids().isEmpty() ? Uni.createFrom().item(true) : ask(missing))
                .onFailure(Lost.class)
                .recoverWithItem(false)
                .subscribe()
                .with(done -> {});
    }

    @Override
    Uni<Boolean> check() {
        var ledger = world().ledger();
        return world().network()
                .execute(
                        host(),
                        "claim holds to check",
                        ledger.database(),
                        () -> checks.claimDue(world().time().now()))
                .flatMap(due -> due.ids().isEmpty() ? Uni.createFrom().item(true) : ask(due));
    }

    private Uni<Boolean> ask(HoldChecks.Due due) {
        var world = world();
        return world.network()
                .ask(
                        host(),
                        "look holds up",
                        () -> Fates.lookUp(
                                world.usage(), due.ids(), world.time().now(), world.bug()))
                .map(fates -> HoldChecks.learn(fates, due))
                .call(learned -> settle(learned))
                .flatMap(learned -> world.network()
                        .execute(host(), "check holds later", world.ledger().database(), () -> {
                            checks.checkAgain(learned);
                            return true;
                        }));
    }

    private Uni<Boolean> settle(HoldChecks.Learned learned) {
        var ledger = world().ledger();
        var glance = ledger.glance();
        return world().network().execute(host(), "settle what is known of holds", ledger.database(), () -> {
            checks.settleLearned(learned, glance);
            return true;
        });
    }
}
