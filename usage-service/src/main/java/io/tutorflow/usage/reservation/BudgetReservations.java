package io.tutorflow.usage.reservation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.BatchLimits;
import io.tutorflow.batching.MicroBatcher;
import io.tutorflow.batching.Overloaded;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.internal.StrangeAnswers;
import io.tutorflow.internal.reservation.ReservationAnswer;
import io.tutorflow.internal.reservation.ReservationAnswers;
import io.tutorflow.internal.reservation.ReservationReleases;
import io.tutorflow.internal.reservation.ReservationRequest;
import io.tutorflow.internal.reservation.ReservationRequests;
import io.tutorflow.internal.reservation.ReservationSource;
import io.tutorflow.internal.reservation.ReservationState;
import io.tutorflow.usage.admission.AdmissionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Makes reservations at budget-service, many per call. */
@ApplicationScoped
class BudgetReservations implements Reservations {

    private static final Logger LOG = Logger.getLogger(BudgetReservations.class);

    /** A call of this size is one transaction there; while two are in flight the next one gathers. */
    private static final BatchLimits LIMITS = new BatchLimits(256, 2, 10_000);

    private final ReservationsClient client;
    private final MicroBatcher<ReservationRequest, ReservationAnswer> asking;
    private final MicroBatcher<UUID, Boolean> releasing;
    private final Counter strange;

    BudgetReservations(@RestClient ReservationsClient client, AdmissionConfig config, MeterRegistry metrics) {
        this.client = client;
        this.strange = StrangeAnswers.counter(metrics, "reservations");
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
            LOG.warnf("The reservation could not be made: %s", failure);
            return ApiProblem.unavailable("The budget service");
        });
    }

    @Override
    public Uni<Void> release(UUID reservationId) {
        return releasing
                .submit(reservationId)
                .onFailure()
                .invoke(failure -> LOG.warnf("Reservation %s will be released later: %s", reservationId, failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Retries once if the connection broke; a reservation counted twice is only kept a little longer. */
    private Uni<List<ReservationAnswer>> ask(List<ReservationRequest> requests) {
        return client.reserve(new ReservationRequests(requests))
                .onFailure(failure -> !(failure instanceof WebApplicationException))
                .retry()
                .atMost(1)
                .map(ReservationAnswers::answers)
                .invoke(this::count);
    }

    private void count(List<ReservationAnswer> answers) {
        strange.increment(
                (double) answers.stream().filter(BudgetReservations::isStrange).count());
    }

    private static boolean isStrange(ReservationAnswer answer) {
        return switch (answer) {
            case ReservationAnswer.NotUnderstood unknown -> true;
            case ReservationAnswer.Known known ->
                known.state() == ReservationState.NOT_UNDERSTOOD || known.source() == ReservationSource.NOT_UNDERSTOOD;
            case ReservationAnswer.Reserved made -> made.source() == ReservationSource.NOT_UNDERSTOOD;
            case ReservationAnswer.Refused refused -> false;
            case ReservationAnswer.Failed failed -> false;
        };
    }

    private Uni<List<Boolean>> letGo(List<UUID> ids) {
        return client.release(new ReservationReleases(ids)).replaceWith(Collections.nCopies(ids.size(), true));
    }
}
