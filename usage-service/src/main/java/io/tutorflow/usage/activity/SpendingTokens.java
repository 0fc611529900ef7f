package io.tutorflow.usage.activity;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.money.Money;
import io.tutorflow.usage.charge.Authorisation;
import io.tutorflow.usage.charge.Authorising;
import io.tutorflow.usage.charge.Charge;
import io.tutorflow.usage.charge.ChargeResult;
import io.tutorflow.usage.hold.HoldAnswer;
import io.tutorflow.usage.hold.HoldRequest;
import io.tutorflow.usage.hold.Holds;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.reservation.ExhaustedBudgets;
import io.tutorflow.usage.reservation.ReservationAnswer;
import io.tutorflow.usage.reservation.ReservationRequest;
import io.tutorflow.usage.reservation.Reservations;
import java.util.Objects;
import java.util.Optional;

/**
 * An organization pays: its plan if that covers the work, else its tokens, as far as the teacher's budget lets them be
 * spent; a student without a plan pays with tokens of the student's own. What was reserved is let go of when the wallet then refuses.
 */
final class SpendingTokens implements Authorising {

    private final Reservations reservations;
    private final Holds holds;
    private final ExhaustedBudgets exhausted;
    private final SchoolCaller caller;
    private final Activity activity;

    SpendingTokens(
            Reservations reservations,
            Holds holds,
            ExhaustedBudgets exhausted,
            SchoolCaller caller,
            Activity activity) {
        this.reservations = reservations;
        this.holds = holds;
        this.exhausted = exhausted;
        this.caller = caller;
        this.activity = activity;
    }

    @Override
    public Uni<Authorisation> authorise(Charge charge, RecordId id) {
        var teacher = caller.teacherId();
        return Optional.ofNullable(teacher)
                .flatMap(known -> exhausted.of(caller.organizationId(), known, charge.at()))
                .map(budget -> done(refused(new ReservationAnswer.OverBudget(budget))))
                .orElseGet(() -> reserve(charge, id));
    }

    private Uni<Authorisation> reserve(Charge charge, RecordId id) {
        var request = new ReservationRequest(
                id.value(),
                caller.organizationId(),
                caller.teacherId(),
                caller.role(),
                activity.category().text(),
                activity.most(),
                activity.minimum());
        return reservations.reserve(request).flatMap(answer -> switch (answer) {
            case ReservationAnswer.Reserved reserved when reserved.covered() -> done(covered(charge));
            case ReservationAnswer.Reserved reserved
            when request.isMetBy(reserved.amount()) -> hold(charge, id, reserved.amount());
            // Somebody asks for something else under the same id.
            case ReservationAnswer.Reserved reserved ->
                reservations.release(id.value()).replaceWith(new Authorisation.Taken());
            case ReservationAnswer.Released released -> done(new Authorisation.Released());
            case ReservationAnswer.Refused refused -> done(refused(refused));
        });
    }

    private Uni<Authorisation> hold(Charge charge, RecordId id, Money reserved) {
        var isBound = activity.minimum() != null;
        var request =
                new HoldRequest(id.value(), charge.payer().walletId(), null, reserved, activity.minimum(), isBound);
        return holds.place(request)
                .map(answer -> afterHold(answer, request, charge))
                .onItemOrFailure()
                .call((authorisation, failure) -> authorisation instanceof Authorisation.Granted
                        ? Uni.createFrom().voidItem()
                        : reservations.release(id.value()));
    }

    private Authorisation afterHold(HoldAnswer answer, HoldRequest request, Charge charge) {
        return switch (answer) {
            case HoldAnswer.Placed placed -> paid(charge, placed.amount());
            case HoldAnswer.Alive alive ->
                alive.covers(request)
                        ? paid(charge, Objects.requireNonNullElse(alive.amount(), request.amount()))
                        : new Authorisation.Taken();
            case HoldAnswer.Released released -> new Authorisation.Released();
            case HoldAnswer.Refused refused ->
                new Authorisation.Refused(
                        caller.isStudent()
                                ? new ChargeResult.StudentOutOfTokens(refused)
                                : new ChargeResult.OutOfTokens(refused));
        };
    }

    private Authorisation paid(Charge charge, Money held) {
        return new Authorisation.Granted(charge.granted(charge.payer(), activity.worth(held)));
    }

    private Authorisation covered(Charge charge) {
        return new Authorisation.Granted(charge.granted(charge.payer().byPlan(), activity.worth(activity.most())));
    }

    private static Authorisation refused(ReservationAnswer.Refused refused) {
        return new Authorisation.Refused(new ChargeResult.NotReserved(refused));
    }

    private static Uni<Authorisation> done(Authorisation authorisation) {
        return Uni.createFrom().item(authorisation);
    }
}
