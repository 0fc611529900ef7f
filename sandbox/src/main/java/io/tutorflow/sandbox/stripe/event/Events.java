package io.tutorflow.sandbox.stripe.event;

import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Listing;
import io.tutorflow.sandbox.stripe.webhook.Deliveries;
import java.util.Map;
import java.util.Set;

/** Everything that has happened, to be read again. */
public final class Events {

    private static final String KIND = "event";

    private Events() {}

    public static Map<String, Handler> handlers() {
        return Map.of(
                "GET /v1/events",
                new Listing(KIND, "/v1/events", Set.of("type", "types")),
                "GET /v1/events/{id}",
                (transaction, params) -> Answer.ok(transaction.demand(KIND, params.id())),
                "GET /v2/core/events/{id}",
                (transaction, params) -> Answer.ok(transaction.demand(Deliveries.THIN, params.id())));
    }
}
