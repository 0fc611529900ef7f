package io.tutorflow.usage.reservation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.simulation.machine.Host;
import io.tutorflow.simulation.machine.Network;
import io.tutorflow.simulation.machine.Nowhere;
import io.tutorflow.simulation.machine.Wire;
import io.tutorflow.usage.admission.UsualAdmission;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One replica's calls for reservations: the production client over the simulated network. */
public final class ReservationCalls {

    private static final ExceededBudget SOME_BUDGET = new ExceededBudget(
            BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO, "weekly", Instant.EPOCH, "teacher", "admin");

    private ReservationCalls() {}

    /** What budget-service answers. */
    public interface Budgets {

        List<Wire.ReservationAnswer> reserve(List<Wire.ReservationQuestion> wishes);

        void release(List<UUID> reservations);
    }

    public static Reservations over(Host host, Network network, Budgets budgets) {
        return new BudgetReservations(new Client(host, network, budgets), new UsualAdmission(), Nowhere.METRICS);
    }

    private record Client(Host host, Network network, Budgets budgets) implements ReservationsClient {

        @Override
        public Uni<Answers> reserve(Questions questions) {
            return network.ask(host, "reserve", () -> budgets.reserve(asked(questions)))
                    .map(told -> new Answers(
                            told.stream().map(ReservationCalls::answer).toList()));
        }

        @Override
        public Uni<Void> release(Releases releases) {
            return network.ask(host, "release reservations", () -> {
                        budgets.release(releases.reservationIds());
                        return true;
                    })
                    .replaceWithVoid();
        }
    }

    private static List<Wire.ReservationQuestion> asked(ReservationsClient.Questions questions) {
        return questions.reservations().stream()
                .map(wish -> new Wire.ReservationQuestion(
                        wish.reservationId(),
                        wish.organizationId(),
                        wish.teacherId(),
                        wish.role(),
                        wish.activity(),
                        wish.amountMicros(),
                        wish.minimumMicros()))
                .toList();
    }

    private static ReservationsClient.Answer answer(Wire.ReservationAnswer told) {
        return new ReservationsClient.Answer(
                told.reservationId(),
                ReservationsClient.Outcome.valueOf(told.outcome()),
                told.source() == null ? null : ReservationsClient.Source.valueOf(told.source()),
                told.state() == null ? null : ReservationsClient.State.valueOf(told.state()),
                told.amountMicros(),
                told.reason() == null ? null : ReservationsClient.Reason.valueOf(told.reason()),
                told.reason() == null ? null : SOME_BUDGET);
    }
}
