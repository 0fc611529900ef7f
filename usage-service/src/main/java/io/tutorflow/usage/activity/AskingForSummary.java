package io.tutorflow.usage.activity;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.internal.reservation.ReservationRefusal;
import io.tutorflow.usage.charge.Authorisation;
import io.tutorflow.usage.charge.AuthorisingCharges;
import io.tutorflow.usage.charge.Charge;
import io.tutorflow.usage.charge.ChargeResult;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.session.Claimant;
import io.tutorflow.usage.session.SummaryClaim;
import io.tutorflow.usage.session.SummaryClaims;
import io.tutorflow.usage.session.SummaryIds;
import java.util.function.Function;

/**
 * Many ask for the summary of a session, and one pays: everybody asks in the name of whoever was first, so that all ask
 * for the same. If that person's budget or tokens refuse, the id is given up, and the caller may be the first at the next.
 */
final class AskingForSummary implements AuthorisingCharges {

    private final SummaryClaims claims;
    private final SummaryIds ids;
    private final SchoolCaller caller;
    private final Function<SchoolCaller, AuthorisingCharges> spending;

    /** @param spending the tokens or the plan, on behalf of a person */
    AskingForSummary(
            SummaryClaims claims,
            SummaryIds ids,
            SchoolCaller caller,
            Function<SchoolCaller, AuthorisingCharges> spending) {
        this.claims = claims;
        this.ids = ids;
        this.caller = caller;
        this.spending = spending;
    }

    @Override
    public Uni<Authorisation> authorise(Charge charge, RecordId id) {
        var organization = caller.organizationId();
        var asking = new Claimant(caller.subject(), caller.role());
        return claims.claim(ids, id, asking).flatMap(first -> {
            if (first.isMeasured()) {
                return recordedElsewhere(first);
            }
            if (!first.by().equals(asking) && !first.isUnderWay()) {
                // Refused long ago, or given up: nobody pays in that name any more.
                return Uni.createFrom().item(new Authorisation.Released());
            }
            var person = new SchoolCaller(
                    organization, first.by().subject(), first.by().role());
            var asked = charge.granted(Activities.payer(person), charge.quote());
            return spending.apply(person)
                    .authorise(asked, id)
                    .map(answer -> person.equals(caller) ? answer : ofAnother(person, answer));
        });
    }

    /** It is there in a moment; if it is not by then, it is given up. */
    private static Uni<Authorisation> recordedElsewhere(SummaryClaim claim) {
        return claim.isUnderWay()
                ? Uni.createFrom().failure(ApiProblem.notNow("The session's summary is being recorded"))
                : Uni.createFrom().item(new Authorisation.Released());
    }

    private Authorisation ofAnother(SchoolCaller person, Authorisation answer) {
        return switch (answer) {
            // What concerns that person alone.
            case ChargeResult.NotReserved refused ->
                refused.answer().reason() == ReservationRefusal.BUDGET_EXCEEDED
                        ? new Authorisation.Released()
                        : refused;
            case ChargeResult.StudentOutOfTokens refused -> new Authorisation.Released();
            case ChargeResult.OutOfTokens refused
            when !person.wallet().equals(caller.wallet()) -> new Authorisation.Released();
            case ChargeResult.Declined refused -> refused;
            case Authorisation.Granted granted -> granted;
            case Authorisation.Taken taken -> taken;
            case Authorisation.Released released -> released;
        };
    }
}
