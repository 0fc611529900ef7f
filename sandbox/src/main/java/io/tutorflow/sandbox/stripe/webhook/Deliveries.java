package io.tutorflow.sandbox.stripe.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.store.Change;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The webhooks that are to be sent: planned in the change that makes their event true, so that none is forgotten. */
public final class Deliveries {

    public static final String ENDPOINT = "webhook_endpoint";

    /** Kept apart from the endpoint, which anyone with the key may read. */
    public static final String SECRET = "~endpoint_secret";

    /** An event whose notification does not say what happened, only that and to what. */
    public static final String THIN = "v2.core.event";

    static final String OPEN = "~delivery";
    static final String CLOSED = "~delivered";
    static final String WITHHELD = "withheld";

    private static final int MOST_SHOWN = 1_000;

    private volatile Habits habits = Habits.GOOD;

    public Habits habits() {
        return habits;
    }

    public void take(Habits other) {
        habits = other;
    }

    /** To every endpoint that wants such events. Answers how many. */
    public int plan(Change change, ObjectNode event, long nowMillis) {
        Habits now = habits;
        int[] planned = {0};
        endpoints(change).filter(endpoint -> wants(endpoint, event)).forEach(endpoint -> {
            planned[0]++;
            for (int copy = 0; copy < now.copies(); copy++) {
                ObjectNode delivery =
                        delivery(event, endpoint, nowMillis + now.delay().toMillis(), nowMillis);
                if (now.withheld()) {
                    delivery.put("state", WITHHELD);
                }
                change.put(OPEN, delivery);
            }
        });
        return planned[0];
    }

    /** Sends an event that was sent before or was withheld, to every endpoint that wants it, in the way that is asked for. */
    public int again(Change change, ObjectNode event, Redelivery wish, long nowMillis) {
        change.oldestFirst(OPEN)
                .filter(open ->
                        open.path("event").asText().equals(event.get("id").asText()))
                .filter(open -> open.path("state").asText().equals(WITHHELD))
                .forEach(open -> change.delete(OPEN, open.get("id").asText()));
        int[] planned = {0};
        endpoints(change).filter(endpoint -> wants(endpoint, event)).forEach(endpoint -> {
            for (int copy = 0; copy < wish.copies(); copy++) {
                planned[0]++;
                change.put(
                        OPEN,
                        delivery(event, endpoint, nowMillis, nowMillis)
                                .put("wrong_signature", wish.wrongSignature())
                                .put("age_seconds", wish.ageSeconds()));
            }
        });
        return planned[0];
    }

    /** Sends what was withheld, one after the other if the newest is to come first. Answers how much that is. */
    public int release(Change change, boolean newestFirst, long nowMillis) {
        List<ObjectNode> withheld = change.oldestFirst(OPEN)
                .filter(open -> open.path("state").asText().equals(WITHHELD))
                .map(ObjectNode::deepCopy)
                .toList();
        withheld.forEach(open -> change.put(
                OPEN, open.put("state", "waiting").put("due_at", nowMillis).put("newest_first", newestFirst)));
        return withheld.size();
    }

    /** Those that are waiting, to be sent for the first time or again, or withheld. */
    public List<ObjectNode> open(Change change) {
        return change.oldestFirst(OPEN).limit(MOST_SHOWN).toList();
    }

    /** Those that came to an end, newest first. */
    public List<ObjectNode> closed(Change change) {
        return change.newestFirst(CLOSED).limit(MOST_SHOWN).toList();
    }

    private static Stream<ObjectNode> endpoints(Change change) {
        return change.oldestFirst(ENDPOINT)
                .filter(endpoint -> endpoint.path("status").asText().equals("enabled"));
    }

    /** Thin events and others have endpoints of their own. */
    private static boolean wants(ObjectNode endpoint, ObjectNode event) {
        return isThin(event) == endpoint.path("enabled_events").path(0).asText().startsWith("v1.")
                && wants(endpoint, event.get("type").asText());
    }

    static boolean isThin(ObjectNode event) {
        return event.path("object").asText().equals(THIN);
    }

    private static boolean wants(ObjectNode endpoint, String type) {
        for (JsonNode wanted : endpoint.path("enabled_events")) {
            if (wanted.asText().equals("*") || wanted.asText().equals(type)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode delivery(ObjectNode event, ObjectNode endpoint, long due, long nowMillis) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "dlv_" + UUID.randomUUID())
                .put("event", event.get("id").asText())
                .put("type", event.get("type").asText())
                .put("kind", event.get("object").asText())
                .put("endpoint", endpoint.get("id").asText())
                .put("state", "waiting")
                .put("attempts", 0)
                .put("planned_at", nowMillis)
                .put("due_at", due);
    }
}
