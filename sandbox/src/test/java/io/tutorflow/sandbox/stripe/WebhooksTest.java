package io.tutorflow.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.model.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks come at least once, and as badly as they are told to. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WebhooksTest {

    private static final String SUCCEEDED = "payment_intent.succeeded";

    @TempDir
    private Path folder = Path.of("");

    private StripeStand stripe;
    private Listener listener;

    @BeforeEach
    void start() throws Exception {
        listener = new Listener();
        stripe = new StripeStand(folder).listenAt(listener.url());
    }

    @AfterEach
    void stop() throws Exception {
        stripe.close();
        listener.close();
    }

    @Test
    void areSignedAndOfTheVersionThatTheClientReads() throws Exception {
        pay();

        listener.await(it -> it.types().contains(SUCCEEDED));
        Event event = listener.taken().getFirst();
        assertThat(event.getDataObjectDeserializer().getObject()).isPresent();
        assertThat(event.getRequest().getId()).startsWith("req_");
        assertThat(listener.refused()).isZero();
    }

    @Test
    void areNotSentWhileNobodyPays() throws Exception {
        stripe.send("POST", "/v1/customers", "email=ada@example.com");
        pay();

        listener.await(it -> it.types().contains(SUCCEEDED));
        assertThat(listener.types()).containsExactly(SUCCEEDED);
    }

    @Test
    void comeAgainUntilTheyAreTaken() throws Exception {
        listener.answer(503);
        pay();
        while (stripe.control("GET", "webhooks", "").at("/open/0/attempts").asInt() < 2) {
            Thread.sleep(20);
        }

        listener.answer(200);

        listener.await(it -> it.types().contains(SUCCEEDED));
    }

    @Test
    void areNotForgottenWhenTheProcessEnds() throws Exception {
        listener.answer(503);
        pay();
        stripe.close();

        listener.answer(200);
        stripe = new StripeStand(folder).listenAt(listener.url());

        listener.await(it -> it.types().contains(SUCCEEDED));
    }

    @Test
    void comeFiftyTimesAtOnce() throws Exception {
        stripe.control("PUT", "webhooks", "{\"copies\":50}");

        pay();

        listener.await(it -> it.taken().size() == 50);
        assertThat(listener.taken())
                .extracting(Event::getId)
                .containsOnly(listener.taken().getFirst().getId());
    }

    @Test
    void comeNewestFirst() throws Exception {
        stripe.control("PUT", "webhooks", "{\"withheld\":true}");

        for (int payment = 0; payment < 5; payment++) {
            pay();
        }

        stripe.control("POST", "webhooks", "{\"newestFirst\":true}");

        listener.await(it -> it.taken().size() == 5);
        List<String> newestFirst = new ArrayList<>();
        new ObjectMapper()
                .readTree(stripe.send("GET", "/v1/events?type=" + SUCCEEDED, "").body())
                .get("data")
                .forEach(event -> newestFirst.add(event.get("id").asText()));
        assertThat(listener.taken()).extracting(Event::getId).containsExactlyElementsOf(newestFirst);
    }

    @Test
    void neverComeUntilTheyAreAskedForByTheirEvent() throws Exception {
        stripe.control("PUT", "webhooks", "{\"withheld\":true}");
        pay();
        String event = stripe.control("GET", "webhooks", "").at("/open/0/event").asText();
        assertThat(listener.taken()).isEmpty();

        stripe.control("POST", "webhooks/" + event, "{\"copies\":2}");

        listener.await(it -> it.taken().size() == 2);
        while (!stripe.control("GET", "webhooks", "").get("open").isEmpty()) {
            Thread.sleep(20);
        }
        assertThat(listener.taken()).hasSize(2);
    }

    @Test
    void canBeForgedAndStale() throws Exception {
        pay();
        listener.await(it -> it.types().contains(SUCCEEDED));
        String event = listener.taken().getFirst().getId();

        stripe.control("POST", "webhooks/" + event, "{\"wrongSignature\":true}");
        stripe.control("POST", "webhooks/" + event, "{\"ageSeconds\":301}");

        listener.await(it -> it.refused() == 2);
        assertThat(listener.taken()).hasSize(1);
    }

    private void pay() throws Exception {
        assertThat(stripe.send(
                                "POST",
                                "/v1/payment_intents",
                                "amount=500&currency=usd&confirm=true&payment_method=pm_card_visa")
                        .statusCode())
                .isEqualTo(200);
    }
}
