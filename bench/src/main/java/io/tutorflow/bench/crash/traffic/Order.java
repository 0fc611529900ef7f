package io.tutorflow.bench.crash.traffic;

import io.tutorflow.bench.stack.Client;
import java.util.Map;
import java.util.UUID;

/** A create, complete with the key under which it may be sent as often as it takes. */
record Order(Client client, String account, String path, String body, String key) {

    static Order of(Client client, String account, String path, Map<String, ?> body) {
        return new Order(
                client, account, path, Client.json(body), UUID.randomUUID().toString());
    }

    String[] headers() {
        return new String[] {"Content-Type", "application/json", "Idempotency-Key", key};
    }
}
