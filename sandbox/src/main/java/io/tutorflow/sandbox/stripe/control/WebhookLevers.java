package io.tutorflow.sandbox.stripe.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.sandbox.stripe.api.Asker;
import io.tutorflow.sandbox.stripe.api.Surroundings;
import io.tutorflow.sandbox.stripe.event.WebhookEndpoints;
import io.tutorflow.sandbox.stripe.webhook.Deliveries;
import io.tutorflow.sandbox.stripe.webhook.Habits;
import io.tutorflow.sandbox.stripe.webhook.Redelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How webhooks come, and that one comes again. */
public record WebhookLevers(Surroundings surroundings) {

    void addTo(Control control) {
        control.add("GET webhooks", (id, body) -> state());
        control.add("PUT webhooks", (id, body) -> {
            surroundings.deliveries().take(habits(body));
            return state();
        });
        control.add("POST webhooks", (id, body) -> release(body));
        control.add("PUT listener", (id, body) -> listen(body));
        control.add("POST webhooks/{id}", (id, body) -> again(id, body));
    }

    /** What is not said is as it should be. */
    private static Habits habits(JsonNode body) {
        return new Habits(
                body.path("copies").asInt(1),
                Duration.ofMillis(body.path("delayMillis").asLong()),
                body.path("withheld").asBoolean());
    }

    private Object state() {
        Habits now = surroundings.deliveries().habits();
        return Map.of(
                "copies", now.copies(),
                "delayMillis", now.delay().toMillis(),
                "withheld", now.withheld(),
                "open",
                        surroundings.change(
                                Asker.NOBODY,
                                transaction -> surroundings.deliveries().open(transaction.change())),
                "closed",
                        surroundings.change(
                                Asker.NOBODY,
                                transaction -> surroundings.deliveries().closed(transaction.change())));
    }

    private Object release(JsonNode body) {
        boolean newestFirst = body.path("newestFirst").asBoolean();
        int released = surroundings.change(
                Asker.NOBODY,
                transaction -> surroundings
                        .deliveries()
                        .release(
                                transaction.change(), newestFirst, Instant.now().toEpochMilli()));
        return Map.of("deliveries", released);
    }

    /** Who listens, and with which secret, in the place of whom the process was started with. */
    private Object listen(JsonNode body) {
        String url = body.path("url").asText();
        String secret = body.path("secret").asText();
        if (!url.startsWith("http") || secret.isEmpty()) {
            throw new IllegalArgumentException("url and secret are required");
        }
        return surroundings.change(
                Asker.NOBODY,
                transaction -> body.path("thin").asBoolean()
                        ? WebhookEndpoints.configureThin(transaction, url, secret)
                        : WebhookEndpoints.configure(transaction, url, secret));
    }

    private Object again(String event, JsonNode body) {
        Redelivery wish = new Redelivery(
                body.path("copies").asInt(1),
                body.path("wrongSignature").asBoolean(),
                body.path("ageSeconds").asInt());
        int planned = surroundings.change(
                Asker.NOBODY,
                transaction -> surroundings
                        .deliveries()
                        .again(
                                transaction.change(),
                                transaction
                                        .find(Deliveries.THIN, event)
                                        .orElseGet(() -> transaction.demand("event", event)),
                                wish,
                                Instant.now().toEpochMilli()));
        return Map.of("event", event, "deliveries", planned);
    }
}
