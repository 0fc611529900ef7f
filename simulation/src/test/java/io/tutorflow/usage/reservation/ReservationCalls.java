package io.tutorflow.usage.reservation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.reservation.ReservationAnswer;
import io.tutorflow.internal.reservation.ReservationAnswers;
import io.tutorflow.internal.reservation.ReservationReleases;
import io.tutorflow.internal.reservation.ReservationRequest;
import io.tutorflow.internal.reservation.ReservationRequests;
import io.tutorflow.simulation.machine.Host;
import io.tutorflow.simulation.machine.Network;
import io.tutorflow.simulation.machine.Nowhere;
import io.tutorflow.usage.admission.UsualAdmission;
import java.util.List;
import java.util.UUID;

/** One replica's calls for reservations: the production client over the simulated network. */
public final class ReservationCalls {

    private ReservationCalls() {}

    /** What budget-service answers. */
    public interface Budgets {

        List<ReservationAnswer> reserve(List<ReservationRequest> requests);

        void release(List<UUID> reservations);
    }

    public static Reservations over(Host host, Network network, Budgets budgets) {
        return new BudgetReservations(new Client(host, network, budgets), new UsualAdmission(), Nowhere.METRICS);
    }

    private record Client(Host host, Network network, Budgets budgets) implements ReservationsClient {

        @Override
        public Uni<ReservationAnswers> reserve(ReservationRequests call) {
            return network.ask(host, "reserve", () -> budgets.reserve(call.reservations()))
                    .map(ReservationAnswers::new);
        }

        @Override
        public Uni<Void> release(ReservationReleases releases) {
            return network.ask(host, "release reservations", () -> {
                        budgets.release(releases.reservationIds());
                        return true;
                    })
                    .replaceWithVoid();
        }
    }
}
