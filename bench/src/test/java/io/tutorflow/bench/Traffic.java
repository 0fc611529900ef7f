package io.tutorflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Callers that create courses without a pause, each create under a key of its own, and that keep what they were
 * answered. A caller that got no answer, or a 503, asks again under the same key, as the API tells it to.
 */
final class Traffic {

    private static final int CALLERS = 80;
    private static final long PAUSE_MILLIS = 1_000;

    private final Client client;
    private final List<Thread> callers;
    private final AtomicInteger inProgress = new AtomicInteger();
    private final Map<String, String> acceptedIdByKey = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();
    private volatile boolean running = true;

    Traffic(Client client) {
        this.client = client;
        this.callers = IntStream.range(0, CALLERS)
                .mapToObj(i -> Thread.ofVirtual().start(() -> call(i)))
                .toList();
    }

    /** Requests sent and not answered yet. */
    int inProgress() {
        return inProgress.get();
    }

    int accepted() {
        return acceptedIdByKey.size();
    }

    /** The record that each key was first answered with a 2xx. */
    Map<String, String> acceptedIdByKey() {
        return acceptedIdByKey;
    }

    /** Answers that no caller should ever get. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    private void call(int caller) {
        var shape = List.of("[slow 6s]", "[slow 5s] [deliver 1]", "[slow 4s] [fail]")
                .get(caller % 3);
        while (running) {
            var key = UUID.randomUUID().toString();
            var body = Map.of(
                    "prompt",
                    "Crash course " + shape,
                    "lessonCount",
                    2,
                    "idempotencyKey",
                    key,
                    "mode",
                    caller % 4 == 0 ? "async" : "sync");
            askUntilAccepted(key, body);
            if (caller % 4 == 0) {
                // Who does not wait for the work would ask again at once, and keep both cores from who restarts.
                pause();
            }
        }
    }

    private void askUntilAccepted(String key, Map<String, ?> body) {
        while (true) {
            var answer = ask(body);
            if (answer != null && answer.isSuccess()) {
                acceptedIdByKey.put(key, answer.body().path("id").asText());
                return;
            }
            if (answer != null && answer.status() != 503) {
                surprises.add(answer.status() + " " + answer.body());
                return;
            }
            pause();
            if (!running) {
                return;
            }
        }
    }

    private @org.jspecify.annotations.Nullable Answer ask(Map<String, ?> body) {
        inProgress.incrementAndGet();
        try {
            return client.post("/v1/platform/courses", body);
        } catch (java.io.UncheckedIOException noAnswer) {
            return null;
        } finally {
            inProgress.decrementAndGet();
        }
    }

    /** The record as it is now. */
    JsonNode read(String id) {
        return client.get("/v1/platform/courses/" + id).body();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns once every caller has its last answer. */
    void stop() throws InterruptedException {
        running = false;
        for (var caller : callers) {
            caller.join();
        }
    }
}
