package io.tutorflow.sandbox.stripe.api;

import io.tutorflow.sandbox.stripe.schema.Operation;
import java.util.Optional;

/** What is asked, of what, by whom. */
record Request(Call call, Operation operation, Asker asker) {

    /** Only what changes something can be asked for twice with one key. */
    static Request of(Call call, Operation operation, String requestId) {
        String key = operation.changes() ? call.header("idempotency-key").orElse(null) : null;
        return new Request(call, operation, new Asker(requestId, key));
    }

    Optional<String> key() {
        return Optional.ofNullable(asker.idempotencyKey());
    }

    String requestId() {
        return String.valueOf(asker.requestId());
    }

    String name() {
        return call.method() + " " + call.path();
    }
}
