package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.Overloaded;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.usage.charge.Accepted.Answer;
import io.tutorflow.usage.work.WorkConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * The life of every create, whatever is requested and whoever pays: priced, looked up by its key, authorised, recorded,
 * worked on and ended; and the response to its caller.
 */
@ApplicationScoped
public class FulfillingRequests {

    private final ChargingRequests charging;
    private final WorkConfig config;
    private final BusinessClock clock;
    private final RandomGenerator random = new SecureRandom();

    FulfillingRequests(ChargingRequests charging, WorkConfig config, BusinessClock clock) {
        this.charging = charging;
        this.config = config;
        this.clock = clock;
    }

    /** Fails with an {@link ApiProblem} if nothing was accepted. */
    public Uni<Accepted> fulfil(Wish wish) {
        return charging.charge(wish.at(clock.now(), random), wish.authorising())
                .onFailure(Overloaded.class)
                .transform(overloaded -> ApiProblem.notNow("The service is handling as many requests as it can"))
                .flatMap(result -> answer(wish, result));
    }

    private Uni<Accepted> answer(Wish wish, ChargeResult result) {
        return switch (result) {
            case ChargeResult.Begun begun -> first(begun);
            case ChargeResult.Replayed replayed ->
                Uni.createFrom().item(new Accepted(replayed.usage(), Answer.REPLAYED));
            case ChargeResult.KeyReused reused ->
                Uni.createFrom()
                        .failure(ApiProblem.of(
                                ErrorCode.PLATFORM_CONFLICT, wish.key().reused()));
            case ChargeResult.Declined declined -> Uni.createFrom().failure(ChargeProblems.of(declined));
        };
    }

    private Uni<Accepted> first(ChargeResult.Begun begun) {
        return switch (begun.recorded().acceptance().submission().mode()) {
            case ASYNC -> Uni.createFrom().item(new Accepted(begun.recorded(), Answer.AT_ONCE));
            case SYNC ->
                begun.result()
                        .ifNoItem()
                        .after(config.patience())
                        .recoverWithItem(begun.recorded())
                        .map(usage -> new Accepted(usage, Answer.AWAITED));
            case MEASURED -> throw new IllegalStateException("Measured usage cannot be requested");
        };
    }
}
