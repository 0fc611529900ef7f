package io.tutorflow.sandbox.stripe.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.store.Change;
import io.tutorflow.sandbox.stripe.store.Store;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends what is due, many at once, until it is taken or was tried too often. What a kill interrupts is sent again: a
 * webhook comes at least once, never exactly once.
 */
public final class Sender {

    private static final int MOST_AT_ONCE = 64;
    private static final long GLANCE_MILLIS = 100;
    private static final long IDLE_MILLIS = 2_000;

    /** Stripe's own patience is of this order; who takes longer has not taken it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Store store;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Semaphore changed = new Semaphore(0);
    private volatile boolean stopped;

    public Sender(Store store) {
        this.store = store;
        store.onChange(changed::release);
    }

    public void start() {
        Thread.ofVirtual().name("webhooks").start(this::work);
    }

    public void stop() {
        stopped = true;
    }

    private void work() {
        try {
            while (!stopped) {
                Noted noted = store.change(Sender::look);
                noted.due().stream()
                        .filter(due -> underWay.size() < MOST_AT_ONCE
                                && underWay.add(due.get("id").asText()))
                        .forEach(this::send);
                if (changed.tryAcquire(noted.waits() ? GLANCE_MILLIS : IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
                    changed.drainPermits();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What there is to do.
     *
     * @param waits whether anything is due, or will be
     */
    private record Noted(List<ObjectNode> due, boolean waits) {}

    private static Noted look(Change change) {
        long now = Instant.now().toEpochMilli();
        List<ObjectNode> open = change.oldestFirst(Deliveries.OPEN)
                .filter(it -> !it.path("state").asText().equals(Deliveries.WITHHELD))
                .toList();
        List<ObjectNode> due = open.stream()
                .filter(it -> it.path("due_at").asLong() <= now)
                .map(ObjectNode::deepCopy)
                .toList();
        return new Noted(due.stream().anyMatch(Sender::isNewestFirst) ? due.reversed() : due, !open.isEmpty());
    }

    private static boolean isNewestFirst(ObjectNode delivery) {
        return delivery.path("newest_first").asBoolean();
    }

    private void send(ObjectNode delivery) {
        String id = delivery.get("id").asText();
        Optional<HttpRequest> request = store.change(change -> request(change, delivery));
        if (request.isEmpty()) {
            store.change(change -> forget(change, id));
            underWay.remove(id);
            return;
        }
        var sent = http.sendAsync(request.get(), BodyHandlers.discarding()).handle((answer, failure) -> {
            String result = failure == null ? String.valueOf(answer.statusCode()) : failure.toString();
            boolean taken = failure == null && answer.statusCode() / 100 == 2;
            try {
                return store.change(change -> note(change, delivery.put("result", result), taken));
            } finally {
                underWay.remove(id);
            }
        });
        if (isNewestFirst(delivery)) {
            // What is older must not overtake it.
            sent.join();
        }
    }

    /** The event or the endpoint has been deleted in the meantime. */
    private static String forget(Change change, String id) {
        change.delete(Deliveries.OPEN, id);
        return id;
    }

    private static Optional<HttpRequest> request(Change change, ObjectNode delivery) {
        String endpoint = delivery.get("endpoint").asText();
        return change.find(Deliveries.ENDPOINT, endpoint)
                .flatMap(to -> change.find(
                                delivery.get("kind").asText(),
                                delivery.get("event").asText())
                        .flatMap(event -> change.find(Deliveries.SECRET, endpoint)
                                .map(secret -> request(
                                        delivery,
                                        to,
                                        event,
                                        secret.get("secret").asText()))));
    }

    private static HttpRequest request(ObjectNode delivery, ObjectNode endpoint, ObjectNode event, String secret) {
        if (Deliveries.isThin(event)) {
            event.remove("data");
        }
        String body = event.toPrettyString();
        Instant signedAt =
                Instant.now().minusSeconds(delivery.path("age_seconds").asLong());
        String key = delivery.path("wrong_signature").asBoolean() ? "whsec_of_somebody_else" : secret;
        return HttpRequest.newBuilder(URI.create(endpoint.get("url").asText()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                .header("Stripe-Signature", Signature.of(key, signedAt, body))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static boolean note(Change change, ObjectNode delivery, boolean taken) {
        int attempts = delivery.path("attempts").asInt() + 1;
        delivery.put("attempts", attempts);
        var again = BackOff.after(attempts);
        boolean meantToFail = delivery.path("wrong_signature").asBoolean()
                || delivery.path("age_seconds").asInt() > 0;
        if (taken || meantToFail || again.isEmpty()) {
            change.delete(Deliveries.OPEN, delivery.get("id").asText());
            change.put(Deliveries.CLOSED, delivery.put("state", taken ? "delivered" : "given_up"));
        } else {
            change.put(Deliveries.OPEN, delivery.put("due_at", Instant.now().toEpochMilli() + again.get()));
        }
        return taken;
    }
}
