package io.tutorflow.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same request twice is done once, with Stripe's exceptions. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class IdempotencyTest {

    private static final String PAY = "amount=500&currency=usd&confirm=true&payment_method=pm_card_visa";
    private static final String POOR = "amount=500&currency=usd&confirm=true&payment_method=pm_card_chargeDeclined";

    @TempDir
    private Path folder = Path.of("");

    private StripeStand stripe;

    @BeforeEach
    void start() throws Exception {
        stripe = new StripeStand(folder);
    }

    @AfterEach
    void stop() throws Exception {
        stripe.close();
    }

    @Test
    void aRepetitionGetsTheFirstAnswer() throws Exception {
        HttpResponse<String> first = post("k", PAY);
        HttpResponse<String> second = post("k", "confirm=true&" + PAY.replace("&confirm=true", ""));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(second.headers().firstValue("Original-Request"))
                .isEqualTo(first.headers().firstValue("Request-Id"));
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    void alsoAfterTheProcessHasEnded() throws Exception {
        HttpResponse<String> first = post("k", PAY);

        stripe.close();
        stripe = new StripeStand(folder);

        assertThat(post("k", PAY).body()).isEqualTo(first.body());
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    void aDeclineStaysADecline() throws Exception {
        assertThat(post("k", POOR).statusCode()).isEqualTo(402);
        assertThat(post("k", POOR).headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    void otherParametersOrAnotherPathAreAnErrorThatIsSeen() throws Exception {
        post("k", PAY);

        HttpResponse<String> other = post("k", PAY.replace("500", "501"));
        HttpResponse<String> elsewhere = post("/v1/customers", "k", "");

        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.body()).contains("\"type\" : \"idempotency_error\"").contains("same parameters");
        assertThat(elsewhere.body()).contains("same endpoint");
        assertThat(stripe.control("GET", "requests", "").get("invalid")).hasSize(2);
    }

    @Test
    void whatWasWrongInItselfIsNotRemembered() throws Exception {
        assertThat(post("k", PAY.replace("500", "lots")).statusCode()).isEqualTo(400);
        assertThat(post("k", PAY).statusCode()).isEqualTo(200);
    }

    @Test
    void neitherAreBusyAnswers() throws Exception {
        stripe.control(
                "PUT", "faults", "{\"operation\":\"POST /v1/payment_intents\",\"kind\":\"refuse\",\"status\":429}");
        stripe.control(
                "PUT", "faults", "{\"operation\":\"POST /v1/payment_intents\",\"kind\":\"refuse\",\"status\":409}");

        assertThat(post("k", PAY).statusCode()).isEqualTo(429);
        assertThat(post("k", PAY).statusCode()).isEqualTo(409);
        assertThat(post("k", PAY).statusCode()).isEqualTo(200);
    }

    /** It would befall nothing, and whoever laid it would believe that it did. */
    @Test
    void aFaultOfAnUnknownOperationIsRefused() {
        assertThatThrownBy(() -> stripe.control(
                        "PUT", "faults", "{\"operation\":\"GET /v1/refunds/{refund}\",\"kind\":\"hang\"}"))
                .hasMessageContaining("GET /v1/refunds/{refund}");
    }

    @Test
    void aBreakdownIsRememberedThoughTheWorkWasDone() throws Exception {
        stripe.control("PUT", "faults", "{\"operation\":\"POST /v1/payment_intents\",\"kind\":\"fail_afterwards\"}");

        assertThat(post("k", PAY).statusCode()).isEqualTo(500);
        assertThat(post("k", PAY).statusCode()).isEqualTo(500);
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    void aBreakdownBeforeTheWorkIsRememberedToo() throws Exception {
        stripe.control(
                "PUT", "faults", "{\"operation\":\"POST /v1/payment_intents\",\"kind\":\"refuse\",\"status\":500}");

        assertThat(post("k", PAY).statusCode()).isEqualTo(500);
        assertThat(post("k", PAY).statusCode()).isEqualTo(500);
        assertThat(payments()).isZero();
    }

    @Test
    void aLostAnswerIsFoundByTheKey() throws Exception {
        stripe.control("PUT", "faults", "{\"operation\":\"POST /v1/payment_intents\",\"kind\":\"lose_answer\"}");

        assertThat(CompletableFuture.supplyAsync(() -> tryPost("k")).get(20, TimeUnit.SECONDS))
                .contains("lost");
        assertThat(post("k", PAY).headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    void twoAtOnceAreAConflict() throws Exception {
        stripe.control(
                "PUT", "faults", "{\"operation\":\"POST /v1/payment_intents\",\"kind\":\"delay\",\"millis\":1500}");
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> tryPost("k"));
        while (stripe.control("GET", "requests", "")
                        .at("/counts/POST ~1v1~1payment_intents")
                        .asInt()
                == 0) {
            Thread.sleep(10);
        }

        HttpResponse<String> second = post("k", PAY);

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("idempotency_key_in_use");
        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("200");
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    void afterADayTheKeyIsAnotherRequest() throws Exception {
        post("k", PAY);
        stripe.moveTime(Duration.ofHours(24).minusMinutes(1));
        post("k", PAY);
        assertThat(payments()).isEqualTo(1);

        stripe.moveTime(Duration.ofHours(24).plusSeconds(1));
        post("k", PAY);

        assertThat(payments()).isEqualTo(2);
    }

    private String tryPost(String key) {
        try {
            return String.valueOf(post(key, PAY).statusCode());
        } catch (Exception lost) {
            return "lost: " + lost;
        }
    }

    private HttpResponse<String> post(String key, String form) throws Exception {
        return post("/v1/payment_intents", key, form);
    }

    private HttpResponse<String> post(String path, String key, String form) throws Exception {
        return stripe.send(HttpRequest.newBuilder(URI.create(stripe.url + path))
                .header("Authorization", "Bearer " + StripeStand.KEY)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(form)));
    }

    private int payments() throws Exception {
        String body = stripe.send("GET", "/v1/payment_intents?limit=100", "").body();
        return body.split("\"object\" : \"payment_intent\"", -1).length - 1;
    }
}
