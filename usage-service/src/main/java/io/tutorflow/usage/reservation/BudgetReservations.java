package io.tutorflow.usage.reservation;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.BatchLimits;
import io.tutorflow.batching.MicroBatcher;
import io.tutorflow.batching.Overloaded;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.money.Money;
import io.tutorflow.usage.admission.AdmissionConfig;
import io.tutorflow.usage.reservation.ReservationsClient.Answer;
import io.tutorflow.usage.reservation.ReservationsClient.Question;
import io.tutorflow.usage.reservation.ReservationsClient.Questions;
import io.tutorflow.usage.reservation.ReservationsClient.Releases;
import io.tutorflow.usage.reservation.ReservationsClient.Source;
import io.tutorflow.usage.reservation.ReservationsClient.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks budget-service, many reservations in one call. */
@ApplicationScoped
class BudgetReservations implements Reservations {

    private static final Logger LOG = Logger.getLogger(BudgetReservations.class);

    /** A call of this size is one transaction there; while two are on their way the next gathers. */
    private static final BatchLimits LIMITS = new BatchLimits(256, 2, 10_000);

    private final ReservationsClient client;
    private final MicroBatcher<ReservationRequest, ReservationAnswer> asking;
    private final MicroBatcher<UUID, Boolean> releasing;

    BudgetReservations(@RestClient ReservationsClient client, AdmissionConfig config, MeterRegistry metrics) {
        this.client = client;
        this.asking = new MicroBatcher<>(
                "reservations", LIMITS.withPatience(config.patience()), this::ask, failure -> false, metrics);
        this.releasing = new MicroBatcher<>("releases", LIMITS, this::letGo, failure -> false, metrics);
    }

    @Override
    public Uni<ReservationAnswer> reserve(ReservationRequest request) {
        return asking.submit(request).onFailure().transform(failure -> {
            if (failure instanceof Overloaded) {
                return failure;
            }
            LOG.warnf("A reservation could not be asked for: %s", failure);
            return ApiProblem.unavailable("The budget service");
        });
    }

    @Override
    public Uni<Void> release(UUID reservationId) {
        return releasing
                .submit(reservationId)
                .onFailure()
                .invoke(failure -> LOG.warnf("Reservation %s is released later: %s", reservationId, failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Once more if the connection broke: a reservation that is known twice is only kept a little longer. */
    private Uni<List<ReservationAnswer>> ask(List<ReservationRequest> requests) {
        return client.reserve(new Questions(
                        requests.stream().map(BudgetReservations::question).toList()))
                .onFailure(failure -> !(failure instanceof WebApplicationException))
                .retry()
                .atMost(1)
                .map(answers ->
                        answers.answers().stream().map(BudgetReservations::read).toList());
    }

    private Uni<List<Boolean>> letGo(List<UUID> ids) {
        return client.release(new Releases(ids)).replaceWith(Collections.nCopies(ids.size(), true));
    }

    private static Question question(ReservationRequest request) {
        return new Question(
                request.reservationId(),
                request.organizationId(),
                request.teacherId(),
                request.role(),
                request.activity(),
                request.amount().micros(),
                request.minimum() == null ? null : request.minimum().micros());
    }

    private static ReservationAnswer read(Answer answer) {
        return switch (answer.outcome()) {
            case RESERVED -> reserved(answer);
            case KNOWN -> answer.state() == State.RELEASED ? new ReservationAnswer.Released() : reserved(answer);
            case REFUSED -> refused(answer);
        };
    }

    private static ReservationAnswer reserved(Answer answer) {
        return new ReservationAnswer.Reserved(
                answer.source() == Source.PLAN, Money.ofMicros(requireNonNull(answer.amountMicros())));
    }

    private static ReservationAnswer refused(Answer answer) {
        return switch (requireNonNull(answer.reason())) {
            case BUDGET_EXCEEDED -> new ReservationAnswer.OverBudget(requireNonNull(answer.budget()));
            case ORGANIZATION_SUSPENDED -> new ReservationAnswer.Suspended();
            case UNKNOWN_ORGANIZATION -> new ReservationAnswer.Unknown();
        };
    }
}
