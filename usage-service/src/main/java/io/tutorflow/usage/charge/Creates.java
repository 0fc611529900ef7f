package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.Overloaded;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.usage.catalog.Catalogs;
import io.tutorflow.usage.record.BodyHash;
import io.tutorflow.usage.record.Mode;
import io.tutorflow.usage.record.Submission;
import io.tutorflow.usage.record.Submission.Work;
import io.tutorflow.usage.work.WorkConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What all create endpoints do with a validated body. */
@ApplicationScoped
public class Creates {

    private final Charging charging;
    private final Catalogs catalogs;
    private final WorkConfig config;
    private final BusinessClock clock;
    private final RandomGenerator random = new SecureRandom();

    Creates(Charging charging, Catalogs catalogs, WorkConfig config, BusinessClock clock) {
        this.charging = charging;
        this.catalogs = catalogs;
        this.config = config;
        this.clock = clock;
    }

    public Uni<CreateReply> create(ApiKeyCaller caller, @Nullable String headerKey, CreateRequest request) {
        var key = IdempotencyKey.of(headerKey, request.common().idempotencyKey());
        var charge = chargeOf(caller, submissionOf(request, key));
        return charging.charge(charge)
                .onFailure(Overloaded.class)
                .transform(overloaded -> ApiProblem.unavailable("Room for more requests"))
                .flatMap(this::reply);
    }

    private Charge chargeOf(ApiKeyCaller caller, Submission submission) {
        var now = clock.now();
        var work = submission.work();
        var key = submission.idempotencyKey();
        return new Charge(
                caller,
                submission,
                catalogs.quote(work.category(), work.quoted(), now),
                now,
                key == null ? new FreshIds(now, random) : new DerivedIds(caller.workspaceId(), work.category(), key));
    }

    private static Submission submissionOf(CreateRequest request, @Nullable String key) {
        var fields = CanonicalJson.fieldsOf(request);
        var work = new Work(request.category(), request.requestedUnits(), request.prompt(), fields, null);
        var mode = request.mode();
        return new Submission(
                work,
                BodyHash.of(request.prompt(), fields),
                mode == null ? Mode.SYNC : Mode.of(mode),
                request.tier(),
                key);
    }

    private Uni<CreateReply> reply(ChargeResult result) {
        return switch (result) {
            case ChargeResult.Begun begun -> first(begun);
            case ChargeResult.Replayed replayed -> Uni.createFrom().item(CreateReply.replay(replayed.usage()));
            case ChargeResult.Declined declined -> Uni.createFrom().failure(ChargeProblems.of(declined));
        };
    }

    private Uni<CreateReply> first(ChargeResult.Begun begun) {
        if (begun.recorded().acceptance().submission().mode() == Mode.ASYNC) {
            return Uni.createFrom().item(CreateReply.accepted(begun.recorded()));
        }
        return begun.result()
                .ifNoItem()
                .after(config.patience())
                .recoverWithItem(begun.recorded())
                .map(CreateReply::first);
    }
}
