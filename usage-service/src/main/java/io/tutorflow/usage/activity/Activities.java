package io.tutorflow.usage.activity;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.usage.catalog.ActivityKey;
import io.tutorflow.usage.catalog.ActivityPrices;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.charge.Accepted;
import io.tutorflow.usage.charge.Asker;
import io.tutorflow.usage.charge.AuthorisingCharges;
import io.tutorflow.usage.charge.FulfillingRequests;
import io.tutorflow.usage.charge.KeyScope;
import io.tutorflow.usage.charge.Submissions;
import io.tutorflow.usage.charge.SummaryScope;
import io.tutorflow.usage.charge.Wish;
import io.tutorflow.usage.record.BillingSource;
import io.tutorflow.usage.record.Payer;
import io.tutorflow.usage.session.SummaryClaims;
import io.tutorflow.usage.session.SummarySwitches;
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
    private final SummarySwitches switches;
    private final SummaryClaims claims;
    private final SchoolSpending spending;
    private final BusinessClock clock;

    Activities(
            FulfillingRequests fulfilling,
            ActivityPrices prices,
            SummarySwitches switches,
            SummaryClaims claims,
            SchoolSpending spending,
            BusinessClock clock) {
        this.fulfilling = fulfilling;
        this.prices = prices;
        this.switches = switches;
        this.claims = claims;
        this.spending = spending;
        this.clock = clock;
    }

    /** Answers with the current state if the work takes longer than a while. */
    Uni<Accepted> begin(SchoolCaller caller, @Nullable String headerKey, ActivityRequest request) {
        var asked = request.asked();
        var key = IdempotencyKey.of(headerKey, request.idempotencyKey());
        return asked.category() == Category.POST_SESSION_SUMMARY
                ? summary(caller, request, asked).flatMap(fulfilling::fulfil)
                : fulfilling.fulfil(wish(caller, key, request, asked));
    }

    /** Whoever requests it: students pay with their own tokens unless the plan does. */
    static Payer payer(SchoolCaller caller) {
        return new Payer(caller.organizationId(), caller.wallet(), caller.subject(), BillingSource.TOKENS);
    }

    private Wish wish(SchoolCaller caller, @Nullable String key, ActivityRequest request, ActivityKey asked) {
        var priced = priced(caller, request, asked);
        return new Wish(
                new Asker(payer(caller), null),
                Submissions.of(request, key),
                new KeyScope(caller.organizationId(), scopeOf(caller), key),
                now -> priced.apply(now).worth(),
                inSession(caller, request, asked, spending.of(caller, priced)));
    }

    /** The session is its key, so the caller's own one has no effect. */
    private Uni<Wish> summary(SchoolCaller caller, ActivityRequest request, ActivityKey asked) {
        var priced = priced(caller, request, asked);
        var session = request.session().of(caller.organizationId()).orElseThrow();
        return claims.idsOf(caller.organizationId(), session.id())
                .map(ids -> new Wish(
                        new Asker(payer(caller), null),
                        Submissions.of(request, null),
                        new SummaryScope(ids),
                        now -> priced.apply(now).worth(),
                        inSession(caller, request, asked, spending.ofFirst(caller, priced, ids))));
    }

    private AuthorisingCharges inSession(
            SchoolCaller caller, ActivityRequest request, ActivityKey asked, AuthorisingCharges authorising) {
        return request.session()
                .of(caller.organizationId())
                .<AuthorisingCharges>map(
                        session -> new InSession(authorising, switches, session, asked.category(), clock.now()))
                .orElse(authorising);
    }

    private Function<Instant, Activity> priced(SchoolCaller caller, ActivityRequest request, ActivityKey asked) {
        var requested = asked.category().unit().of(request.requestedUnits());
        return at -> Activity.of(asked, requested, prices.inForce(caller.organizationId(), request.courseId(), at));
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
