package io.tutorflow.usage.activity;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldRequest;
import io.tutorflow.internal.reservation.ReservationAnswer;
import io.tutorflow.internal.reservation.ReservationRefusal;
import io.tutorflow.internal.reservation.ReservationRequest;
import io.tutorflow.internal.reservation.ReservationSource;
import io.tutorflow.money.Money;
import io.tutorflow.usage.charge.AfterHold;
import io.tutorflow.usage.charge.Authorisation;
import io.tutorflow.usage.charge.AuthorisingCharges;
import io.tutorflow.usage.charge.Charge;
import io.tutorflow.usage.charge.ChargeResult;
import io.tutorflow.usage.hold.Holds;
import io.tutorflow.usage.hold.Wanted;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.reservation.ExhaustedBudgets;
import io.tutorflow.usage.reservation.Reservations;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * An organization pays: with its plan if that covers the work, else with its tokens, within the teacher's budget; a
 * student without a plan pays with their own tokens. If the wallet refuses, the reservation is released.
 */
final class SpendingTokens implements AuthorisingCharges {

    private static final Logger LOG = Logger.getLogger(SpendingTokens.class);

    private final Reservations reservations;
    private final Holds holds;
    private final ExhaustedBudgets exhausted;
    private final SchoolCaller caller;
    private final Function<Instant, Activity> priced;

    /** @param priced what is requested, at the prices in force at a moment */
    SpendingTokens(
            Reservations reservations,
            Holds holds,
            ExhaustedBudgets exhausted,
            SchoolCaller caller,
            Function<Instant, Activity> priced) {
        this.reservations = reservations;
        this.holds = holds;
        this.exhausted = exhausted;
        this.caller = caller;
        this.priced = priced;
    }

    @Override
    public Uni<Authorisation> authorise(Charge charge, RecordId id) {
        var teacher = caller.teacherId();
        return Optional.ofNullable(teacher)
                .flatMap(known -> exhausted.of(caller.organizationId(), known, charge.at()))
                .map(budget -> done(
                        refused(new ReservationAnswer.Refused(id.value(), ReservationRefusal.BUDGET_EXCEEDED, budget))))
                .orElseGet(() -> reserve(charge, id));
    }

    private Uni<Authorisation> reserve(Charge charge, RecordId id) {
        var activity = priced.apply(charge.at());
        var minimum = activity.minimum();
        var request = new ReservationRequest(
                id.value(),
                caller.organizationId(),
                caller.teacherId(),
                caller.role(),
                activity.category().text(),
                activity.most().micros(),
                minimum == null ? null : minimum.micros());
        return reservations.reserve(request).flatMap(answer -> switch (answer) {
            case ReservationAnswer.Reserved made -> reserved(charge, activity, request, made.source(), made.amount());
            case ReservationAnswer.Known known ->
                switch (known.state()) {
                    case OPEN, SPENT -> reserved(charge, activity, request, known.source(), known.amount());
                    case RELEASED -> done(new Authorisation.Released());
                    case NOT_UNDERSTOOD -> throw notUnderstood(known);
                };
            case ReservationAnswer.Refused refused -> done(refused(refused));
            case ReservationAnswer.Failed failed -> throw ApiProblem.unavailable("The budget service");
            case ReservationAnswer.NotUnderstood strange -> throw notUnderstood(strange);
        });
    }

    private Uni<Authorisation> reserved(
            Charge charge, Activity activity, ReservationRequest request, ReservationSource source, Money amount) {
        return switch (source) {
            case PLAN -> done(covered(charge, activity));
            // If not met, the same id was used for a different request.
            case TOKENS ->
                Wanted.by(request).isMetBy(amount)
                        ? hold(charge, activity, request.reservationId(), amount)
                        : reservations.release(request.reservationId()).replaceWith(new Authorisation.Taken());
            case NOT_UNDERSTOOD -> throw notUnderstood(source);
        };
    }

    private Uni<Authorisation> hold(Charge charge, Activity activity, UUID id, Money reserved) {
        var minimum = activity.minimum();
        var request = new HoldRequest(
                id,
                charge.payer().walletId(),
                null,
                reserved.micros(),
                minimum == null ? null : minimum.micros(),
                minimum != null);
        return holds.place(request)
                .map(answer ->
                        AfterHold.authorise(answer, request, held -> paid(charge, activity, held), this::outOfTokens))
                .onItemOrFailure()
                .call((authorisation, failure) -> authorisation instanceof Authorisation.Granted
                        ? Uni.createFrom().voidItem()
                        : reservations.release(id));
    }

    private ChargeResult.Declined outOfTokens(HoldAnswer.Refused refused) {
        return caller.isStudent()
                ? new ChargeResult.StudentOutOfTokens(refused)
                : new ChargeResult.OutOfTokens(refused);
    }

    private static Authorisation.Granted paid(Charge charge, Activity activity, Money held) {
        return new Authorisation.Granted(charge.granted(charge.payer(), activity.worth(held)));
    }

    private static Authorisation covered(Charge charge, Activity activity) {
        return new Authorisation.Granted(charge.granted(charge.payer().byPlan(), activity.worth()));
    }

    private static Authorisation refused(ReservationAnswer.Refused refused) {
        return new ChargeResult.NotReserved(refused);
    }

    /** What may have been reserved is released when budget-service asks about it. */
    private static ApiProblem notUnderstood(Object answer) {
        LOG.errorf("ALARM, budget-service sent an answer this release does not understand: %s", answer);
        return ApiProblem.unavailable("The budget service");
    }

    private static Uni<Authorisation> done(Authorisation authorisation) {
        return Uni.createFrom().item(authorisation);
    }
}
