package io.tutorflow.usage.activity;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.usage.charge.Accepted;
import io.tutorflow.usage.charge.Asker;
import io.tutorflow.usage.charge.Fulfilling;
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
import org.jspecify.annotations.Nullable;

/** What the people of schools have made, at its price in tokens, by their organization's plan or out of a wallet. */
@ApplicationScoped
class Activities {

    private static final String ENDPOINT = "school/activities/";

    private final Fulfilling fulfilling;
    private final Reservations reservations;
    private final Holds holds;
    private final ExhaustedBudgets exhausted;

    Activities(Fulfilling fulfilling, Reservations reservations, Holds holds, ExhaustedBudgets exhausted) {
        this.fulfilling = fulfilling;
        this.reservations = reservations;
        this.holds = holds;
        this.exhausted = exhausted;
    }

    /** As it stands after a while, if it takes longer. */
    Uni<UsageRecord> begin(SchoolCaller caller, @Nullable String headerKey, ActivityRequest request) {
        var activity = request.asked();
        var key = IdempotencyKey.of(headerKey, request.idempotencyKey());
        var payer = new Payer(caller.organizationId(), caller.wallet(), caller.subject(), BillingSource.TOKENS);
        return fulfilling
                .fulfil(new Wish(
                        new Asker(payer, null),
                        Submissions.of(request, key),
                        new KeyScope(caller.organizationId(), scopeOf(caller), key),
                        now -> activity.worth(activity.most()),
                        new SpendingTokens(reservations, holds, exhausted, caller, activity)))
                .map(Accepted::usage);
    }

    /** Students spend another wallet than teachers of the same name. With the length of the subject, so that no subject can look like another one with a part of the key. */
    private static String scopeOf(SchoolCaller caller) {
        var person = caller.subject().length() + ":" + caller.subject();
        return ENDPOINT + (caller.isStudent() ? "student:" : "") + person;
    }
}
