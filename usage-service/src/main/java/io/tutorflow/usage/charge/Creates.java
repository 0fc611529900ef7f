package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.Overloaded;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.usage.catalog.Catalogs;
import io.tutorflow.usage.record.Mode;
import io.tutorflow.usage.record.Payer;
import io.tutorflow.usage.record.Submission;
import io.tutorflow.usage.work.WorkConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What all create endpoints do with a validated body. */
@ApplicationScoped
public class Creates {

    private static final String KEY_REUSED =
            "This idempotency key was used with another body; use a new key for a new request";

    private final Charging charging;
    private final HoldingCredits holding;
    private final Catalogs catalogs;
    private final WorkConfig config;
    private final BusinessClock clock;
    private final RandomGenerator random = new SecureRandom();

    Creates(Charging charging, HoldingCredits holding, Catalogs catalogs, WorkConfig config, BusinessClock clock) {
        this.charging = charging;
        this.holding = holding;
        this.catalogs = catalogs;
        this.config = config;
        this.clock = clock;
    }

    public Uni<CreateReply> create(ApiKeyCaller caller, @Nullable String headerKey, PlatformRequest request) {
        var key = IdempotencyKey.of(headerKey, request.idempotencyKey());
        return charge(Asker.of(caller), Submissions.of(request, key), caller.workspaceId(), KEY_REUSED);
    }

    /** Work for what was created before, under its own record; the parent's is not touched. */
    public Uni<CreateReply> add(AddOn addOn) {
        return charge(addOn.asker(), addOn.submission(Mode.SYNC, addOn.key()), addOn.parentId(), KEY_REUSED);
    }

    /**
     * Work of which there is one at a time: its id follows from the one before, so that all who ask at the same moment
     * meet in one row, whose first one wins.
     *
     * @param otherwise what the others are told
     */
    public Uni<CreateReply> addNext(AddOn addOn, @Nullable UUID before, String otherwise) {
        var submission = addOn.submission(Mode.ASYNC, addOn.key() == null ? "" + random.nextLong() : addOn.key());
        var ids = new DerivedIds(addOn.parentId(), submission.category(), "after " + before);
        return charge(chargeOf(addOn.asker(), submission, now -> ids), otherwise);
    }

    private Uni<CreateReply> charge(Asker asker, Submission submission, UUID scope, String otherwise) {
        var key = submission.idempotencyKey();
        var charge = chargeOf(
                asker,
                submission,
                now -> key == null ? new FreshIds(now, random) : new DerivedIds(scope, submission.category(), key));
        return charge(charge, otherwise);
    }

    private Uni<CreateReply> charge(Charge charge, String otherwise) {
        return charging.charge(charge, holding)
                .onFailure(Overloaded.class)
                .transform(overloaded -> ApiProblem.unavailable("Room for more requests"))
                .flatMap(result -> reply(result, otherwise));
    }

    private Charge chargeOf(Asker asker, Submission submission, Function<Instant, RecordIds> ids) {
        var now = clock.now();
        var work = submission.work();
        return new Charge(
                new Payer(asker.accountId(), asker.subject()),
                asker.keyId(),
                submission,
                catalogs.quote(work.category(), work.quoted(), now),
                now,
                ids.apply(now));
    }

    private Uni<CreateReply> reply(ChargeResult result, String otherwise) {
        return switch (result) {
            case ChargeResult.Begun begun -> first(begun);
            case ChargeResult.Replayed replayed -> Uni.createFrom().item(CreateReply.replay(replayed.usage()));
            case ChargeResult.KeyReused reused ->
                Uni.createFrom().failure(ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, otherwise));
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
