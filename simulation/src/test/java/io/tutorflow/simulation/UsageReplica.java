package io.tutorflow.simulation;

import io.tutorflow.internal.reservation.ReservationAnswer;
import io.tutorflow.internal.reservation.ReservationRequest;
import io.tutorflow.simulation.machine.Host;
import io.tutorflow.usage.charge.ChargeDesk;
import io.tutorflow.usage.hold.HoldCalls;
import io.tutorflow.usage.hold.Holds;
import io.tutorflow.usage.record.SimulatedRunningWork;
import io.tutorflow.usage.record.Statements;
import io.tutorflow.usage.render.RenderDesk;
import io.tutorflow.usage.reservation.BudgetNewsReader;
import io.tutorflow.usage.reservation.ReservationCalls;
import io.tutorflow.usage.reservation.Reservations;
import io.tutorflow.usage.work.Workplace;
import java.util.List;
import java.util.UUID;

/** A process of usage-service, put together of production classes; killed, another one takes its place. */
final class UsageReplica {

    private final Host host;
    private final Holds holds;
    private final Reservations reservations;
    private final Workplace workplace;
    private final ChargeDesk desk;
    private final RenderDesk renders;
    private final BudgetNewsReader news = new BudgetNewsReader();

    UsageReplica(String name, World world) {
        host = new Host(name);
        var statements = new Statements(host, world.network(), world.usage(), world.time(), world.bug());
        holds = HoldCalls.over(
                host,
                world.network(),
                holds -> world.ledger().place(holds, world.time().now()));
        reservations = ReservationCalls.over(host, world.network(), new Budgets(world));
        var running = new SimulatedRunningWork(host, world.network(), world.usage(), world::seemsGone);
        workplace = new Workplace(running, statements, world.generator().askedBy(host), world.time());
        desk = new ChargeDesk(statements, workplace, holds, world.time());
        renders = new RenderDesk(statements, world.time());
    }

    private record Budgets(World world) implements ReservationCalls.Budgets {

        @Override
        public List<ReservationAnswer> reserve(List<ReservationRequest> requests) {
            return world.budgets().reserve(requests, world.time().now());
        }

        @Override
        public void release(List<UUID> ids) {
            world.budgets().release(ids);
        }
    }

    Host host() {
        return host;
    }

    Holds holds() {
        return holds;
    }

    Reservations reservations() {
        return reservations;
    }

    Workplace workplace() {
        return workplace;
    }

    ChargeDesk desk() {
        return desk;
    }

    RenderDesk renders() {
        return renders;
    }

    BudgetNewsReader news() {
        return news;
    }
}
