package io.tutorflow.billing.meter.reconcile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.Stripes;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Stripe refuses after it has taken it stands on the records that it names; the others show in what it has counted. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class ErrorReportServiceTest {

    private static final String SECRET = "whsec_thin_0a1b2c3d4e5f0a1b2c3d4e5f";
    private static final Duration LONG_AGO = Duration.ofHours(50);

    /** More than Stripe names. */
    private static final int MANY = 7;

    @Inject
    Pool pool;

    @Inject
    MeterRegistry metrics;

    private MeteredCustomer metered;

    @BeforeEach
    void customerAndMeter() {
        Stripes.isAsUsual();
        TestStripe.listenThinlyAt("http://127.0.0.1:" + RestAssured.port + "/webhooks/stripe/thin");
        TestStripe.control("PUT", "metering", Map.of("lagMillis", 0, "times", 0));
        metered = new MeteredCustomer(pool);
    }

    @AfterEach
    void asUsual() {
        TestStripe.control("PUT", "metering", Map.of("lagMillis", 0, "times", 0));
        Stripes.hasHadOnlyValidRequests();
    }

    @Test
    void whatStripeNamesHasFailed() {
        refuse("meter_event_customer_not_found", 1);

        var refused = metered.reported(3, LONG_AGO);

        metered.awaitStatus(refused, "failed");
        assertThat(metered.usage(refused).getString("error")).startsWith("meter_event_customer_not_found: ");
        assertThat(metered.usage(refused).getValue("reported_at")).isNull();
        assertThat(metered.usage(refused).getValue("sent_at")).isNull();
        assertThat(metered.usage(refused).getValue("known_until")).isNotNull();
    }

    /** The report's events are counted together, so that some of them are not named. */
    @Test
    void whatItDoesNotNameIsMissingFromWhatItHasCounted() {
        var alarms = metrics.counter("tutorflow.meters.alarms");
        double before = alarms.count();
        TestStripe.control("PUT", "metering", Map.of("lagMillis", 3_600_000));
        refuse("meter_event_invalid_value", MANY);
        var records = IntStream.range(0, MANY)
                .mapToObj(number -> metered.reported(3, LONG_AGO))
                .toList();

        TestStripe.control("PUT", "metering", Map.of("lagMillis", 0));
        awaitReport();

        assertThat(records.stream()
                        .filter(id -> metered.usage(id).getString("status").equals("failed"))
                        .count())
                .isEqualTo(5);
        metered.compare();
        Awaitility.await()
                .atMost(MeteredCustomer.PATIENCE)
                .until(() -> !metered.differences().isEmpty());
        assertThat(metered.differences()).singleElement().satisfies(row -> {
            assertThat(row.getString("explanation")).isEqualTo("rejected");
            assertThat(row.getLong("rejected")).isEqualTo(2);
            assertThat(row.getLong("reported")).isEqualTo(6);
            assertThat(row.getLong("counted")).isZero();
        });
        assertThat(alarms.count()).isGreaterThan(before);
    }

    @Test
    void thatThereIsNoMeterCallsAPerson() {
        var alarms = metrics.counter("tutorflow.meters.alarms");
        double before = alarms.count();
        refuse("no_meter", 1);

        metered.awaitStatus(metered.reported(3, LONG_AGO), "failed");

        Awaitility.await().atMost(MeteredCustomer.PATIENCE).until(() -> alarms.count() > before);
    }

    @Test
    void onlyStripeIsBelieved() {
        var body = body("evt_" + UUID.randomUUID(), "v1.billing.meter.no_meter_found");

        post(body, "t=1,v1=00").statusCode(400);
        post(body, signature(body, "whsec_of_somebody_else")).statusCode(400);
        given().body(body).post("/webhooks/stripe/thin").then().statusCode(400);
        var other = body("evt_" + UUID.randomUUID(), "v1.billing.something");
        post(other, signature(other, SECRET)).statusCode(400);
    }

    @Test
    void theSameEventIsTakenOnce() {
        var event = "evt_" + UUID.randomUUID();
        var body = body(event, "v1.billing.meter.error_report_triggered");

        post(body, signature(body, SECRET)).statusCode(200);
        post(body, signature(body, SECRET)).statusCode(200);

        var kept = pool.preparedQuery("SELECT id FROM meter_error_report WHERE event_id = $1")
                .executeAndAwait(Tuple.of(event));
        assertThat(kept.size()).isEqualTo(1);
        metered.execute(
                "DELETE FROM due_work WHERE job = 'meter-error-reports' AND id = $1",
                Tuple.of(kept.iterator().next().getUUID(0)));
    }

    private static void refuse(String code, int times) {
        TestStripe.control("PUT", "metering", Map.of("refuse", code, "times", times));
    }

    private void awaitReport() {
        Awaitility.await()
                .atMost(MeteredCustomer.PATIENCE)
                .until(() -> pool.preparedQuery(
                                        "SELECT FROM meter_error_report WHERE event_name = $1 AND errors = $2 AND named = 5")
                                .executeAndAwait(Tuple.of(metered.eventName, (long) MANY))
                                .size()
                        == 1);
    }

    private static String body(String event, String type) {
        return "{\"id\":\"%s\",\"object\":\"v2.core.event\",\"type\":\"%s\",\"created\":\"%s\",\"livemode\":false}"
                .formatted(event, type, Instant.now());
    }

    private static String signature(String body, String secret) {
        long now = Instant.now().getEpochSecond();
        try {
            return "t=" + now + ",v1=" + Webhook.Util.computeHmacSha256(secret, now + "." + body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ValidatableResponse post(String body, String signature) {
        return given().contentType("application/json")
                .header("Stripe-Signature", signature)
                .body(body)
                .post("/webhooks/stripe/thin")
                .then();
    }
}
