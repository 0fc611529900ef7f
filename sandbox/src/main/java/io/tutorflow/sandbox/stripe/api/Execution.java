package io.tutorflow.sandbox.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.sandbox.stripe.api.IdempotencyKeys.Remembered;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Does a valid request, once for each key: the answer is remembered in the change that does the work. What fails for
 * being wrong in itself, or because the key is in use, is not remembered.
 */
final class Execution {

    private final Surroundings surroundings;
    private final IdempotencyKeys keys = new IdempotencyKeys();
    private final Set<String> lanes = ConcurrentHashMap.newKeySet();

    Execution(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Outcome answer(Request request, Handler handler, Duration delay) throws InterruptedException {
        Optional<String> key = request.key();
        key.flatMap(IdempotencyKeys::fault).ifPresent(fault -> {
            throw new MisusedKey(fault);
        });
        if (key.isPresent() && !keys.claim(key.get())) {
            return Replies.of(request, Answer.of(IdempotencyKeys.inUse(key.get())));
        }
        try {
            return inItsLane(request, params(request), handler, delay);
        } finally {
            key.ifPresent(keys::release);
        }
    }

    private Params params(Request request) {
        JsonNode said = request.operation().read(request.call().form());
        Params params = new Params(request.operation().id(request.call().path()).orElse(""), said);
        Rule.check(
                request.operation().name(), params, surroundings.clock().now().getEpochSecond());
        return params;
    }

    private Outcome inItsLane(Request request, Params params, Handler handler, Duration delay)
            throws InterruptedException {
        Optional<String> lane = handler.lane(params);
        if (lane.isPresent() && !lanes.add(lane.get())) {
            return Replies.of(request, InjectedError.of(InjectedError.TOO_MANY));
        }
        try {
            Thread.sleep(delay);
            return answer(request, params, handler);
        } finally {
            lane.ifPresent(lanes::remove);
        }
    }

    private Outcome answer(Request request, Params params, Handler handler) {
        Optional<Remembered> known = request.key()
                .flatMap(key -> surroundings.change(
                        request.asker(),
                        transaction -> IdempotencyKeys.recall(transaction, key, request.name(), params.said())));
        return known.isPresent()
                ? Replies.again(request, known.get())
                : Replies.of(request, execute(request, params, handler));
    }

    private Answer execute(Request request, Params params, Handler handler) {
        try {
            return remembering(
                    request,
                    params,
                    transaction -> Expansion.expand(transaction, params, handler.handle(transaction, params)));
        } catch (Refused refused) {
            return remembering(request, params, transaction -> Answer.of(refused.error()));
        }
    }

    private Answer remembering(Request request, Params params, Function<Transaction, Answer> work) {
        return surroundings.change(request.asker(), transaction -> {
            Answer answer = work.apply(transaction);
            request.key()
                    .ifPresent(key -> IdempotencyKeys.remember(
                            transaction,
                            key,
                            new Remembered(answer, request.requestId()),
                            request.name(),
                            params.said()));
            return answer;
        });
    }
}
