package io.tutorflow.sandbox.stripe.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came in: how often each operation, since this process began, and each request that was wrong in itself, kept
 * across restarts until it is asked to forget.
 */
public final class RequestLog {

    private static final String KIND = "~invalid_request";

    /** Enough to see what is wrong; a flood must not fill the disk. */
    private static final int MOST_KEPT = 1_000;

    private final Store store;
    private final Map<String, Long> counts = new TreeMap<>();

    public RequestLog(Store store) {
        this.store = store;
    }

    synchronized void count(String operation) {
        counts.merge(operation, 1L, Long::sum);
    }

    void complain(String requestId, Call call, StripeError error) {
        ObjectNode complaint = JsonNodeFactory.instance
                .objectNode()
                .put("id", requestId)
                .put("at", Instant.now().toString())
                .put("method", call.method())
                .put("path", call.path())
                .put("form", call.form())
                .put("status", error.status());
        complaint.setAll(error.error());
        store.change(change -> {
            if (change.oldestFirst(KIND).count() < MOST_KEPT) {
                change.put(KIND, complaint);
            }
            return complaint;
        });
    }

    public synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    /** Oldest first. */
    public List<ObjectNode> invalid() {
        return store.change(change -> change.oldestFirst(KIND).toList());
    }

    public void clear() {
        synchronized (this) {
            counts.clear();
        }
        store.change(change -> {
            List<String> ids =
                    change.oldestFirst(KIND).map(it -> it.get("id").asText()).toList();
            ids.forEach(id -> change.delete(KIND, id));
            return ids;
        });
    }
}
