package io.tutorflow.usage.activity;

import io.tutorflow.http.SchoolCaller;
import io.tutorflow.usage.charge.AuthorisingCharges;
import io.tutorflow.usage.hold.Holds;
import io.tutorflow.usage.reservation.ExhaustedBudgets;
import io.tutorflow.usage.reservation.Reservations;
import io.tutorflow.usage.session.SummaryClaims;
import io.tutorflow.usage.session.SummaryIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Function;

/** Asks the keepers of plans, budgets and wallets on behalf of people of a school. */
@ApplicationScoped
class SchoolSpending {

    private final Reservations reservations;
    private final Holds holds;
    private final ExhaustedBudgets exhausted;
    private final SummaryClaims claims;

    SchoolSpending(Reservations reservations, Holds holds, ExhaustedBudgets exhausted, SummaryClaims claims) {
        this.reservations = reservations;
        this.holds = holds;
        this.exhausted = exhausted;
        this.claims = claims;
    }

    AuthorisingCharges of(SchoolCaller caller, Function<Instant, Activity> priced) {
        return new SpendingTokens(reservations, holds, exhausted, caller, priced);
    }

    /** On behalf of whoever asked first. */
    AuthorisingCharges ofFirst(SchoolCaller caller, Function<Instant, Activity> priced, SummaryIds ids) {
        return new AskingForSummary(claims, ids, caller, first -> of(first, priced));
    }
}
