package io.tutorflow.usage.activity;

import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.Overloaded;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.usage.charge.Charge;
import io.tutorflow.usage.charge.ChargeProblems;
import io.tutorflow.usage.charge.ChargeResult;
import io.tutorflow.usage.charge.Charging;
import io.tutorflow.usage.charge.RecordIds;
import io.tutorflow.usage.charge.Submissions;
import io.tutorflow.usage.hold.Holds;
import io.tutorflow.usage.record.BillingSource;
import io.tutorflow.usage.record.Payer;
import io.tutorflow.usage.record.Submission;
import io.tutorflow.usage.record.UsageRecord;
import io.tutorflow.usage.reservation.ExhaustedBudgets;
import io.tutorflow.usage.reservation.Reservations;
import io.tutorflow.usage.work.WorkConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Has activities made, once per idempotency key of a person, and tells what was made. */
@ApplicationScoped
class Activities {

    private static final String ENDPOINT = "school/activities/";

    private final Charging charging;
    private final Reservations reservations;
    private final Holds holds;
    private final ExhaustedBudgets exhausted;
    private final WorkConfig config;
    private final BusinessClock clock;
    private final RandomGenerator random = new SecureRandom();

    Activities(
            Charging charging,
            Reservations reservations,
            Holds holds,
            ExhaustedBudgets exhausted,
            WorkConfig config,
            BusinessClock clock) {
        this.charging = charging;
        this.reservations = reservations;
        this.holds = holds;
        this.exhausted = exhausted;
        this.config = config;
        this.clock = clock;
    }

    Uni<UsageRecord> begin(SchoolCaller caller, @Nullable String headerKey, ActivityRequest request) {
        var activity = request.asked();
        var key = IdempotencyKey.of(headerKey, request.idempotencyKey());
        var charge = chargeOf(caller, activity, Submissions.of(request, key));
        return charging.charge(charge, new SpendingTokens(reservations, holds, exhausted, caller, activity))
                .onFailure(Overloaded.class)
                .transform(overloaded -> ApiProblem.unavailable("Room for more requests"))
                .flatMap(this::ended);
    }

    private Charge chargeOf(SchoolCaller caller, Activity activity, Submission submission) {
        var now = clock.now();
        var key = submission.idempotencyKey();
        return new Charge(
                new Payer(caller.organizationId(), caller.wallet(), caller.subject(), BillingSource.TOKENS),
                null,
                submission,
                activity.worth(activity.most()),
                now,
                key == null
                        ? RecordIds.fresh(now, random)
                        : RecordIds.derived(caller.organizationId(), scopeOf(caller), key));
    }

    /** Students spend another wallet than teachers of the same name. With the length of the subject, so that no subject can look like another one with a part of the key. */
    private static String scopeOf(SchoolCaller caller) {
        var person = caller.subject().length() + ":" + caller.subject();
        return ENDPOINT + (caller.isStudent() ? "student:" : "") + person;
    }

    /** As it stands after a while, if it takes longer. */
    private Uni<UsageRecord> ended(ChargeResult result) {
        return switch (result) {
            case ChargeResult.Begun begun ->
                begun.result().ifNoItem().after(config.patience()).recoverWithItem(begun.recorded());
            case ChargeResult.Replayed replayed -> Uni.createFrom().item(replayed.usage());
            case ChargeResult.Declined declined -> Uni.createFrom().failure(ChargeProblems.of(declined));
        };
    }
}
