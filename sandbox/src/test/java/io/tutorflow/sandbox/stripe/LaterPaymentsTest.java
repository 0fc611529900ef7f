package io.tutorflow.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session can be complete and not paid: the money comes later, or never. */
class LaterPaymentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static StripeStand stripe;
    private static Listener listener;

    @BeforeAll
    static void start() throws Exception {
        listener = new Listener();
        stripe = new StripeStand(folder).listenAt(listener.url());
    }

    @AfterAll
    static void stop() throws Exception {
        stripe.close();
        listener.close();
    }

    @BeforeEach
    void settlesLater() throws Exception {
        stripe.control("PUT", "payments", "{\"settleLater\":true}");
    }

    @Test
    void theMoneyComes() throws Exception {
        JsonNode session = payAtThePage();

        assertThat(session.get("status").asText()).isEqualTo("complete");
        assertThat(session.get("payment_status").asText()).isEqualTo("unpaid");
        String intent = session.get("payment_intent").asText();
        assertThat(get("/v1/payment_intents/" + intent).get("status").asText()).isEqualTo("processing");
        stripe.control("PUT", "payments/" + intent, "{\"status\":\"succeeded\"}");

        assertThat(get("/v1/checkout/sessions/" + session.get("id").asText())
                        .get("payment_status")
                        .asText())
                .isEqualTo("paid");
        assertThat(get("/v1/payment_intents/" + intent).get("amount_received").asInt())
                .isEqualTo(2_500);
        listener.await(it -> it.types().contains("checkout.session.async_payment_succeeded"));
    }

    @Test
    void theMoneyNeverComes() throws Exception {
        JsonNode session = payAtThePage();

        stripe.control("PUT", "payments/" + session.get("payment_intent").asText(), "{\"status\":\"failed\"}");

        assertThat(get("/v1/checkout/sessions/" + session.get("id").asText())
                        .get("payment_status")
                        .asText())
                .isEqualTo("unpaid");
        listener.await(it -> it.types().contains("checkout.session.async_payment_failed"));
    }

    @Test
    void aPaymentIsSettledOnce() throws Exception {
        String intent = payAtThePage().get("payment_intent").asText();
        stripe.control("PUT", "payments/" + intent, "{\"status\":\"succeeded\"}");

        assertThatThrownBy(() -> stripe.control("PUT", "payments/" + intent, "{\"status\":\"failed\"}"))
                .hasMessageContaining("it is succeeded");
    }

    private static JsonNode payAtThePage() throws Exception {
        JsonNode session = JSON.readTree(stripe.send(
                        "POST",
                        "/v1/checkout/sessions",
                        "mode=payment&success_url=http://localhost/done&line_items[0][quantity]=1"
                                + "&line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=2500"
                                + "&line_items[0][price_data][product_data][name]=Credits")
                .body());
        assertThat(stripe.pay(session.get("url").asText(), "4242424242424242").statusCode())
                .isEqualTo(303);
        return get("/v1/checkout/sessions/" + session.get("id").asText());
    }

    private static JsonNode get(String path) throws Exception {
        return JSON.readTree(stripe.send("GET", path, "").body());
    }
}
