package io.tutorflow.simulation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.messaging.IncomingEvent;
import io.tutorflow.simulation.machine.Dice;
import io.tutorflow.simulation.machine.Group;
import io.tutorflow.simulation.machine.Host;
import io.tutorflow.simulation.machine.Lost;
import java.util.List;

/**
 * The process of a service that holds money: it works on batches of the finalized topic, committing their offsets after
 * the transaction, and asks usage-service about what has been open for long. It can die between any two of these steps.
 */
abstract class Consumer {

    private final World world;
    private final String name;
    private final Group group;
    private Host host;

    Consumer(World world, String name, Group group) {
        this.world = world;
        this.name = name;
        this.group = group;
        this.host = new Host(name);
    }

    /** In one transaction. */
    abstract Uni<Boolean> settle(List<IncomingEvent> events);

    /** Asks about what has been open for long, and settles what has ended. */
    abstract Uni<Boolean> check();

    World world() {
        return world;
    }

    Host host() {
        return host;
    }

    void consume(Dice dice) {
        var batch = group.poll(dice);
        if (!batch.events().isEmpty()) {
            var events = batch.events().stream().map(Consumer::incoming).toList();
            settle(events).subscribe().with(done -> group.commit(batch));
        }
    }

    void checkOpen() {
        check().onFailure(Lost.class).recoverWithItem(false).subscribe().with(done -> {});
    }

    void kill() {
        host.kill();
        host = new Host(name);
        group.rebalance();
    }

    void rebalance() {
        group.rebalance();
    }

    void rewind(Dice dice) {
        group.rewind(dice);
    }

    void skip(Dice dice) {
        group.skip(dice);
    }

    boolean isIdle() {
        return group.isIdle();
    }

    @Override
    public String toString() {
        return name;
    }

    private static IncomingEvent incoming(OutboxEvent event) {
        return new IncomingEvent(event.type(), event.payload());
    }
}
