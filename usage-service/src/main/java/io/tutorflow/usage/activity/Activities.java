package io.tutorflow.usage.activity;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.usage.catalog.ActivityPrices;
import io.tutorflow.usage.charge.Accepted;
import io.tutorflow.usage.charge.Asker;
import io.tutorflow.usage.charge.FulfillingRequests;
import io.tutorflow.usage.charge.KeyScope;
import io.tutorflow.usage.charge.Submissions;
import io.tutorflow.usage.charge.Wish;
import io.tutorflow.usage.hold.Holds;
import io.tutorflow.usage.record.BillingSource;
import io.tutorflow.usage.record.Payer;
import io.tutorflow.usage.record.UsageRecord;
import io.tutorflow.usage.reservation.ExhaustedBudgets;
import io.tutorflow.usage.reservation.Reservations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Activities of schools, at their token prices, paid for by the organization's plan or from a wallet. */
@ApplicationScoped
class Activities {

    private static final String ENDPOINT = "school/activities/";

    private final FulfillingRequests fulfilling;
    private final ActivityPrices prices;
    private final Reservations reservations;
    private final Holds holds;
    private final ExhaustedBudgets exhausted;

    Activities(
            FulfillingRequests fulfilling,
            ActivityPrices prices,
            Reservations reservations,
            Holds holds,
            ExhaustedBudgets exhausted) {
        this.fulfilling = fulfilling;
        this.prices = prices;
        this.reservations = reservations;
        this.holds = holds;
        this.exhausted = exhausted;
    }

    /** Answers with the current state if the work takes longer than a while. */
    Uni<UsageRecord> begin(SchoolCaller caller, @Nullable String headerKey, ActivityRequest request) {
        var asked = request.asked();
        var requested = asked.category().unit().of(request.requestedUnits());
        Function<Instant, Activity> priced =
                at -> Activity.of(asked, requested, prices.inForce(caller.organizationId(), request.courseId(), at));
        var key = IdempotencyKey.of(headerKey, request.idempotencyKey());
        var payer = new Payer(caller.organizationId(), caller.wallet(), caller.subject(), BillingSource.TOKENS);
        return fulfilling
                .fulfil(new Wish(
                        new Asker(payer, null),
                        Submissions.of(request, key),
                        new KeyScope(caller.organizationId(), scopeOf(caller), key),
                        now -> priced.apply(now).worth(),
                        new SpendingTokens(reservations, holds, exhausted, caller, priced)))
                .map(Accepted::usage);
    }

    /**
     * Students spend a different wallet than teachers of the same name. The subject's length is included, so that no
     * subject can look like another one with a part of the key.
     */
    private static String scopeOf(SchoolCaller caller) {
        var person = caller.subject().length() + ":" + caller.subject();
        return ENDPOINT + (caller.isStudent() ? "student:" : "") + person;
    }
}
