package io.tutorflow.pricing.catalog;

import static io.tutorflow.pricing.catalog.Versions.body;
import static io.tutorflow.pricing.catalog.Versions.farAhead;
import static io.tutorflow.pricing.catalog.Versions.priceOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.pricing.AtOnce;
import io.tutorflow.pricing.BusinessTime;
import io.tutorflow.pricing.Caller;
import io.tutorflow.testbed.TestbedResource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "pricing"))
class PublishingServiceTest {

    private static final String COURSE = "course.default";
    private static final String MODULE = "module.default";

    @Test
    void aPublishedPriceCountsFromItsDateOn() {
        BusinessTime.ahead("P40D", () -> {
            int version = Versions.draft(COURSE, "0.06", null);
            var published = Versions.publish(version).statusCode(200).extract().jsonPath();

            assertThat(published.getString("status")).isEqualTo("published");
            assertThat(notice(published.getString("publishedAt"), published.getString("effectiveFrom")))
                    .isEqualTo(Duration.ofSeconds(60));
            assertThat(priceInForce(COURSE)).isEqualTo("0.05");
        });
        BusinessTime.ahead("P40DT10M", () -> {
            assertThat(priceInForce(COURSE)).isEqualTo("0.06");
            assertThat(manifestPrice("course")).isEqualTo("0.06");
        });
        assertThat(priceInForce(COURSE)).isEqualTo("0.05");
    }

    @Test
    void aDraftCountsForNobody() {
        Versions.draft(MODULE, "0.99", null);

        assertThat(priceInForce(MODULE)).isEqualTo("0.05");
    }

    @Test
    void aDraftStartsFromTheNewestPublishedVersion() {
        int first = Versions.draft(MODULE, "0.055", farAhead());
        Versions.publish(first).statusCode(200);

        int second = Versions.draft("slide.default", "0.031", farAhead());

        var prices = Versions.get(second);
        assertThat(priceOf(prices, "prices.", MODULE)).isEqualTo("0.055");
        assertThat(priceOf(prices, "prices.", "slide.default")).isEqualTo("0.031");
    }

    @Test
    void publishingAgainAnswersTheSame() {
        int version = Versions.draft(MODULE, "0.051", farAhead());

        var first = Versions.publish(version).statusCode(200).extract().asString();
        var second = Versions.publish(version).statusCode(200).extract().asString();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void publishedByTwentyAtOnceItIsPublishedOnce() throws InterruptedException {
        int version = Versions.draft(MODULE, "0.052", farAhead());

        var answers = AtOnce.call(
                20, () -> Versions.publish(version).statusCode(200).extract().asString());

        assertThat(answers).hasSize(20);
        assertThat(Set.copyOf(answers)).hasSize(1);
    }

    @Test
    void refusesADateThatHasComeTooNearMeanwhile() {
        var date = Instant.now().plus(Duration.ofHours(1));
        int version = Versions.draft(MODULE, "0.053", date);

        BusinessTime.ahead(
                "PT59M30S",
                () -> Versions.publish(version)
                        .statusCode(400)
                        .body("error.code", equalTo("platform_invalid_request"))
                        .body("error.message", containsString("effectiveFrom must be at least 60 s ahead")));
        Versions.change(version, Map.of("effectiveFrom", farAhead().toString())).statusCode(200);
        Versions.publish(version).statusCode(200);
    }

    @Test
    void refusesADateThatAnotherVersionHas() {
        var date = farAhead();
        int first = Versions.draft(MODULE, "0.054", date);
        int second = Versions.draft(MODULE, "0.056", date);
        Versions.publish(first).statusCode(200);

        Versions.publish(second)
                .statusCode(409)
                .body("error.code", equalTo("platform_conflict"))
                .body("error.message", containsString("version " + first));
    }

    @Test
    void aPublishedVersionDoesNotChange() {
        int version = Versions.draft(MODULE, "0.057", farAhead());
        Versions.publish(version).statusCode(200);

        Versions.change(version, body(MODULE, "0.058", null)).statusCode(409);

        assertThat(priceOf(Versions.get(version), "prices.", MODULE)).isEqualTo("0.057");
    }

    @Test
    void aDraftChangesInWhatIsNamedOnly() {
        var date = farAhead();
        int version = Versions.draft(MODULE, "0.059", date);

        Versions.change(version, body(COURSE, "0.061", null)).statusCode(200);

        var changed = Versions.get(version);
        assertThat(priceOf(changed, "prices.", MODULE)).isEqualTo("0.059");
        assertThat(priceOf(changed, "prices.", COURSE)).isEqualTo("0.061");
        assertThat(changed.getString("effectiveFrom")).isEqualTo(date.toString());
    }

    /** Stripe's prices do not change, and what is used at another price is counted by another meter. */
    @Test
    void anotherPriceHasNamesOfItsOwnAtStripe() {
        var unchanged = "video.default";
        var before = meterOf(Versions.draft(MODULE, "0.052", farAhead()), unchanged);
        int version = Versions.draft(MODULE, "0.053", farAhead());
        Versions.change(version, body(COURSE, "0.063", null)).statusCode(200);

        var names = version + 1;
        assertThat(meterOf(version, MODULE)).isEqualTo("platform_module_lesson_v" + names);
        assertThat(meterOf(version, COURSE)).isEqualTo("platform_course_lesson_v" + names);
        assertThat(Versions.get(version).getString("prices.find { it.catalogKey == '" + COURSE + "' }.stripeLookupKey"))
                .isEqualTo("platform_course_lesson_v" + names + "_lookup");
        assertThat(meterOf(version, unchanged)).isEqualTo(before).doesNotEndWith("_v" + names);
    }

    private static String meterOf(int version, String catalogKey) {
        return Versions.get(version)
                .getString("prices.find { it.catalogKey == '" + catalogKey + "' }.stripeMeterEventName");
    }

    @Test
    void oneKeyMakesOneDraftHoweverOftenItIsSent() throws InterruptedException {
        var request = keyed("0.0501", "key-of-one-draft");

        var versions = AtOnce.call(
                16, () -> Versions.draft(request).statusCode(201).extract().<Integer>path("version"));

        assertThat(versions).hasSize(16).containsOnly(versions.getFirst());
    }

    @Test
    void aKeyIsRememberedAfterThePublication() {
        var date = farAhead();
        var request = new HashMap<>(keyed("0.0502", "key-of-a-publication"));
        request.put("effectiveFrom", date.toString());
        int version = Versions.draft(request).statusCode(201).extract().path("version");
        Versions.publish(version).statusCode(200);

        Versions.draft(request)
                .statusCode(201)
                .body("version", equalTo(version))
                .body("status", equalTo("published"));
    }

    @Test
    void theHeaderIsTheSameAsTheBodysKey() {
        int version = Versions.draft(keyed("0.0506", "key-of-a-header"))
                .statusCode(201)
                .extract()
                .path("version");

        draftUnder("key-of-a-header", body(MODULE, "0.05060", null))
                .statusCode(201)
                .body("version", equalTo(version));
        draftUnder("another", keyed("0.0506", "key-of-a-header")).statusCode(400);
        draftUnder("key-of-a-header", body(MODULE, "0.0507", null)).statusCode(409);
    }

    private static ValidatableResponse draftUnder(String key, Map<String, Object> body) {
        return Caller.operator()
                .header("Idempotency-Key", key)
                .body(body)
                .post(Versions.PATH)
                .then();
    }

    @Test
    void aKeyIsGoodForOneRequestOnly() {
        Versions.draft(keyed("0.0503", "key-of-two-requests")).statusCode(201);

        Versions.draft(keyed("0.0504", "key-of-two-requests"))
                .statusCode(409)
                .body("error.code", equalTo("platform_conflict"));
    }

    @Test
    void draftsMadeAtOnceGetNumbersOfTheirOwn() throws InterruptedException {
        var versions = AtOnce.call(8, () -> Versions.draft(MODULE, "0.0505", null));

        assertThat(versions).doesNotHaveDuplicates();
    }

    @Test
    void listsVersionsNewestFirst() {
        int newest = Versions.draft(MODULE, "0.0506", null);

        var page = Caller.operator()
                .get(Versions.PATH + "?limit=2")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(page.getList("items.version", Integer.class)).containsExactly(newest, newest - 1);
        assertThat(page.getInt("total")).isEqualTo(newest);
    }

    @Test
    void theLastPageHasTheLaunchVersion() {
        int total = Caller.operator().get(Versions.PATH).then().extract().path("total");

        Caller.operator()
                .get(Versions.PATH + "?limit=1&offset=" + (total - 1))
                .then()
                .body("items[0].version", equalTo(1))
                .body("items[0].createdBy", equalTo("migration"))
                .body("items[0].effectiveFrom", equalTo("2020-01-01T00:00:00Z"));
    }

    private static Map<String, Object> keyed(String usd, String key) {
        var body = body(MODULE, usd, null);
        body.put("idempotencyKey", key);
        return body;
    }

    private static String priceInForce(String catalogKey) {
        var catalog = Caller.anybody()
                .get("/v1/platform/pricing-catalog")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return priceOf(catalog, "", catalogKey);
    }

    private static String manifestPrice(String category) {
        return Caller.anybody()
                .get("/v1/platform/.well-known/agent.json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("capabilities." + category + ".priceUsd");
    }

    private static Duration notice(String publishedAt, String effectiveFrom) {
        return Duration.between(Instant.parse(publishedAt), Instant.parse(effectiveFrom));
    }
}
