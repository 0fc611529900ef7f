package io.tutorflow.sandbox.stripe.api;

import io.tutorflow.sandbox.stripe.api.Outcome.Answered;
import io.tutorflow.sandbox.stripe.schema.Specification;
import java.util.Map;
import java.util.TreeMap;

/** Answers with the headers that Stripe gives them. */
final class Replies {

    private Replies() {}

    static Answered of(Request request, Answer answer) {
        return of(request.call(), request.requestId(), answer);
    }

    /** The answer of the first request with the same key. */
    static Answered again(Request request, IdempotencyKeys.Remembered remembered) {
        Answered answered = of(request, remembered.answer());
        answered.headers().put("Idempotent-Replayed", "true");
        answered.headers().put("Original-Request", remembered.requestId());
        return answered;
    }

    static Answered of(Call call, String requestId, Answer answer) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", "no-cache, no-store");
        headers.put("Request-Id", requestId);
        headers.put(
                "Stripe-Version",
                call.header("stripe-version").filter(Versions::has).orElse(Specification.API_VERSION));
        call.header("idempotency-key").ifPresent(key -> {
            headers.put("Idempotency-Key", key);
            headers.put("Original-Request", requestId);
        });
        return new Answered(answer.status(), headers, answer.body().toPrettyString());
    }
}
