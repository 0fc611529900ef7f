package io.tutorflow.billing.meter.plan;

import static io.tutorflow.billing.Newcomers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.Stripes;
import io.tutorflow.events.CatalogPublished.CatalogVersion;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stripe gets what the catalogue publishes, once, and what is otherwise there is told. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class ProvisioningServiceTest {

    private static final String CATALOG = "/v1/admin/stripe/catalog";

    @Inject
    Pool pool;

    private ToldPrices told;

    @BeforeEach
    void stripeAnswers() {
        Stripes.isAsUsual();
        told = new ToldPrices(pool);
    }

    @AfterEach
    void stripeWasAskedAsItsSchemaSays() {
        TestStripe.control("DELETE", "faults", Map.of());
        Stripes.hasHadOnlyValidRequests();
    }

    @Test
    void whatIsMissingIsToldAndNotMade() {
        told.tell(told.price("lesson", "0.05", 2));

        compared()
                .body("complete", equalTo(false))
                .body("missing.kind", contains("meter", "product", "price"))
                .body("missing[0].name", equalTo(told.eventName("lesson", 2)))
                .body("missing[2].name", equalTo(told.lookupKey("lesson", 2)))
                .body("missing[2].cents", equalTo(5))
                .body("made", empty());
        assertThat(meters("lesson", 2)).isEmpty();
    }

    @Test
    void eachPriceGetsAMeterAProductAndAPrice() {
        told.tell(told.price("lesson", "0.05", 2), told.price("render", "video_minute", "0.15", 2));

        made().body("complete", equalTo(true)).body("made", hasSize(6)).body("missing", empty());

        var meter = meters("lesson", 2).getFirst();
        assertThat(meter.at("/default_aggregation/formula").asText()).isEqualTo("sum");
        assertThat(meter.at("/customer_mapping/event_payload_key").asText()).isEqualTo("stripe_customer_id");
        var lesson = price("lesson", 2);
        assertThat(lesson.path("unit_amount_decimal").asText()).isEqualTo("5");
        assertThat(lesson.at("/recurring/meter").asText())
                .isEqualTo(meter.path("id").asText());
        assertThat(lesson.at("/recurring/usage_type").asText()).isEqualTo("metered");
        assertThat(price("render", 2).path("unit_amount_decimal").asText()).isEqualTo("0.0015");
        compared().body("complete", equalTo(true));
    }

    /** One that was published a moment ago has not arrived: what is complete is not complete for it. */
    @Test
    void theAnswerSaysOfWhichVersionItSpeaks() {
        told.tell(told.price("lesson", "0.05", 2));
        made().body("complete", equalTo(true)).body("catalogVersion", equalTo(1));
        var first = new CatalogVersion(1, ToldPrices.LONG_AGO, List.of(told.price("lesson", "0.05", 2)));

        told.tell(
                first,
                new CatalogVersion(2, Instant.now().plusSeconds(90_000), List.of(told.price("lesson", "0.06", 3))));

        compared().body("complete", equalTo(false)).body("catalogVersion", equalTo(2));
    }

    @Test
    void againNothingIsMade() {
        told.tell(told.price("lesson", "0.05", 2));
        made().body("made", hasSize(3));

        made().body("complete", equalTo(true)).body("made", empty());

        assertThat(meters("lesson", 2)).hasSize(1);
    }

    /** It ends between two steps, or an answer is lost: whoever asks again goes on with what is missing. */
    @Test
    void whatFailedOnTheWayIsGoneOnWith() {
        told.tell(told.price("lesson", "0.05", 2));
        TestStripe.control(
                "PUT", "faults", Map.of("operation", "POST /v1/products", "kind", "refuse", "status", 429, "times", 1));
        with(TestTokens.operator())
                .post(CATALOG)
                .then()
                .statusCode(503)
                .body("error.code", equalTo("platform_unavailable"));

        made().body("complete", equalTo(true)).body("made.kind", contains("product", "price"));
    }

    @Test
    void anAnswerThatIsLostIsNoSecondMeter() {
        told.tell(told.price("lesson", "0.05", 2));
        TestStripe.control(
                "PUT", "faults", Map.of("operation", "POST /v1/billing/meters", "kind", "fail_afterwards", "times", 1));
        with(TestTokens.operator()).post(CATALOG);

        made().body("complete", equalTo(true));

        assertThat(meters("lesson", 2)).hasSize(1);
    }

    @Test
    void anArchivedMeterIsToldAndStaysSo() {
        told.tell(told.price("lesson", "0.05", 2));
        made().body("complete", equalTo(true));
        var meter = meters("lesson", 2).getFirst().path("id").asText();
        TestStripe.post("/v1/billing/meters/" + meter + "/deactivate", "");

        made().body("complete", equalTo(false))
                .body("wrong.name", contains(told.eventName("lesson", 2)))
                .body("wrong[0].reason", containsString("is archived at Stripe: " + meter))
                .body("missing", empty());
        assertThat(meters("lesson", 2)).hasSize(1);
    }

    @Test
    void aPriceOfAnArchivedMeterIsNotMade() {
        told.tell(told.price("lesson", "0.05", 2));
        var meter = TestStripe.post(
                        "/v1/billing/meters",
                        "display_name=L&default_aggregation[formula]=sum&event_name=" + told.eventName("lesson", 2))
                .path("id")
                .asText();
        TestStripe.post("/v1/billing/meters/" + meter + "/deactivate", "");

        made().body("made.kind", contains("product"))
                .body("missing.kind", contains("price"))
                .body("wrong.kind", contains("meter"));
    }

    @Test
    void aPriceOfAnotherAmountIsToldAndStaysSo() {
        told.tell(told.price("lesson", "0.05", 2));
        var meter = TestStripe.post(
                        "/v1/billing/meters",
                        "display_name=L&default_aggregation[formula]=sum&event_name=" + told.eventName("lesson", 2))
                .path("id")
                .asText();
        TestStripe.post(
                "/v1/prices",
                "currency=usd&product_data[name]=L&unit_amount=7&recurring[interval]=month"
                        + "&recurring[usage_type]=metered&recurring[meter]=" + meter + "&lookup_key="
                        + told.lookupKey("lesson", 2));

        made().body("complete", equalTo(false))
                .body("wrong[0].reason", containsString("costs 7 cents at Stripe and 5 in the catalogue"));
        assertThat(price("lesson", 2).path("unit_amount").asInt()).isEqualTo(7);
    }

    @Test
    void whatIsToComeIsMadeAheadAndWhatIsLongOverIsNot() {
        var now = Instant.now();
        told.tell(
                new CatalogVersion(1, ToldPrices.LONG_AGO, List.of(told.price("lesson", "0.04", 1))),
                new CatalogVersion(2, ToldPrices.LONG_AGO.plusSeconds(60), List.of(told.price("lesson", "0.05", 2))),
                new CatalogVersion(3, now.plus(Duration.ofDays(2)), List.of(told.price("lesson", "0.06", 3))));

        made().body(
                        "made.name",
                        containsInAnyOrder(
                                told.eventName("lesson", 2),
                                told.lookupKey("lesson", 2),
                                told.eventName("lesson", 3),
                                told.lookupKey("lesson", 3),
                                "tutorflow_" + told.price("lesson", "0.05", 2).category() + "_default"));
        assertThat(meters("lesson", 1)).isEmpty();
    }

    @Test
    void beforeTheCatalogueHasArrivedNothingIsMade() {
        with(TestTokens.operator())
                .get(CATALOG)
                .then()
                .statusCode(503)
                .body("error.message", containsString("The price catalogue"));
    }

    private static ValidatableResponse compared() {
        return with(TestTokens.operator()).get(CATALOG).then().statusCode(200);
    }

    private static ValidatableResponse made() {
        return with(TestTokens.operator()).post(CATALOG).then().statusCode(200);
    }

    private List<JsonNode> meters(String what, int names) {
        return all(TestStripe.get("/v1/billing/meters?limit=100")).stream()
                .filter(meter -> meter.path("event_name").asText().equals(told.eventName(what, names)))
                .toList();
    }

    private JsonNode price(String what, int names) {
        return all(TestStripe.get("/v1/prices?lookup_keys[0]=" + told.lookupKey(what, names)))
                .getFirst();
    }

    private static List<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.path("data").spliterator(), false).toList();
    }
}
