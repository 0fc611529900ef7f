package io.tutorflow.sandbox.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.schema.Specification;
import io.tutorflow.sandbox.stripe.store.Change;
import io.tutorflow.sandbox.stripe.webhook.Deliveries;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One change of the account, at one moment of business time, with the events that it makes. */
public final class Transaction {

    private final Change change;
    private final Surroundings surroundings;
    private final Asker asker;
    private final long now;

    Transaction(Change change, Surroundings surroundings, Asker asker) {
        this.change = change;
        this.surroundings = surroundings;
        this.asker = asker;
        this.now = surroundings.clock().now().getEpochSecond();
    }

    /** Unix seconds. */
    public long now() {
        return now;
    }

    public Change change() {
        return change;
    }

    /** The address under which people and links reach this Stripe. */
    public String publicUrl() {
        return surroundings.publicUrl();
    }

    /** A new object of this kind, with every field that Stripe always sends; it counts once it is put. */
    public ObjectNode make(String kind, String id) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", kind)
                .put("created", now);
        object.set("metadata", JsonNodeFactory.instance.objectNode());
        return complete(object);
    }

    /** Adds what Stripe always sends to an object whose fields have been filled in. */
    public ObjectNode complete(ObjectNode object) {
        return surroundings.shapes().complete(object.get("object").asText(), object);
    }

    public Optional<ObjectNode> find(String kind, String id) {
        return change.find(kind, id);
    }

    /** What a path is about. */
    public ObjectNode demand(String kind, String id) {
        return find(kind, id).orElseThrow(() -> new Refused(missing(404, kind, id, "id")));
    }

    /** What a parameter names. */
    public ObjectNode demand(String kind, String id, String param) {
        return find(kind, id).orElseThrow(() -> new Refused(missing(400, kind, id, param)));
    }

    private static StripeError missing(int status, String kind, String id, String param) {
        String message = "No such " + kind.replace("checkout.session", "checkout session") + ": '" + id + "'";
        return StripeError.of(status, "invalid_request_error", "resource_missing", message)
                .about(param);
    }

    public void put(ObjectNode object) {
        change.put(object.get("object").asText(), object);
    }

    /** Tells whoever listens that this has happened to the object, as it is now. */
    public void announce(String type, ObjectNode object) {
        announce(type, object, JsonNodeFactory.instance.objectNode());
    }

    /** @param previous what the changed fields were before */
    public void announce(String type, ObjectNode object, ObjectNode previous) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("id", Ids.next("evt_"))
                .put("object", "event")
                .put("api_version", Specification.API_VERSION)
                .put("created", now)
                .put("livemode", false)
                .put("type", type);
        ObjectNode data = event.putObject("data");
        data.set("object", object.deepCopy());
        if (!previous.isEmpty()) {
            data.set("previous_attributes", previous);
        }
        event.putObject("request").put("id", asker.requestId()).put("idempotency_key", asker.idempotencyKey());
        event.put("pending_webhooks", 0);
        int planned =
                surroundings.deliveries().plan(change, event, Instant.now().toEpochMilli());
        change.put("event", event.put("pending_webhooks", planned));
    }

    /** Tells whoever listens for thin events that something has happened; what it was has to be asked for. */
    public void announceThin(String type, ObjectNode data, @Nullable ObjectNode relatedObject) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("id", Ids.next("evt_"))
                .put("object", Deliveries.THIN)
                .put("type", type)
                .put("created", Instant.ofEpochSecond(now).toString())
                .put("livemode", false);
        event.set("data", data);
        if (relatedObject != null) {
            event.set("related_object", relatedObject);
        }
        surroundings.deliveries().plan(change, event, Instant.now().toEpochMilli());
        change.put(Deliveries.THIN, event);
    }

    /** Changes one field of an object and answers what it was. */
    public static ObjectNode replace(ObjectNode object, String field, JsonNode value) {
        ObjectNode previous = JsonNodeFactory.instance.objectNode();
        previous.set(field, object.path(field).deepCopy());
        object.set(field, value);
        return previous;
    }
}
