package io.tutorflow.bench.crash.traffic;

import io.tutorflow.bench.stack.Client;
import java.util.Map;
import java.util.UUID;

/** A create request, with a key so that it can be repeated as often as necessary. */
record Order(Client client, String account, String path, String body, String key) {

    static Order of(Client client, String account, String path, Map<String, ?> body) {
        return new Order(
                client, account, path, Client.json(body), UUID.randomUUID().toString());
    }

    String[] headers() {
        return new String[] {"Content-Type", "application/json", "Idempotency-Key", key};
    }
}
