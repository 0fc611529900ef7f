package io.tutorflow.pricing.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.events.ActivityPricesChanged;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventSchemas;
import io.tutorflow.events.EventType;
import io.tutorflow.events.StandardActivityPrices;
import io.tutorflow.pricing.AtOnce;
import io.tutorflow.pricing.BusinessTime;
import io.tutorflow.pricing.Caller;
import io.tutorflow.pricing.Told;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "pricing"))
class ActivityPriceServiceTest {

    private static final String PATH = "/v1/school/activity-prices";

    @Inject
    RetellingActivityPrices retelling;

    @Inject
    KnownOrganizations organizations;

    @Inject
    Pool database;

    private final String school = UUID.randomUUID().toString();

    @Test
    void everybodyOfASchoolSeesTheStandardPrices() {
        for (var token : List.of(
                TestTokens.orgAdmin(school), TestTokens.teacher(school, "ada"), TestTokens.student(school, "sam"))) {
            Caller.with(token)
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .body("prices", hasSize(8))
                    .body("prices.find { it.activity == 'ai_exercise_generation' }.tokens", equalTo(25))
                    .body("prices.find { it.activity == 'cover_image' }.tokens", equalTo(25))
                    .body("prices.find { it.variant == 'text' }.tokens", equalTo(10))
                    .body("prices.find { it.variant == 'handwriting' }.tokens", equalTo(20))
                    .body("prices.find { it.variant == 'image' }.tokens", equalTo(20))
                    .body("prices.find { it.variant == 'recorded' }.tokens", equalTo(15))
                    .body("prices.find { it.variant == 'live' }.tokens", equalTo(40))
                    .body("prices.find { it.activity == 'session_transcription' }.tokens", equalTo(2))
                    .body("prices.find { it.activity == 'session_transcription' }.unit", equalTo("minute"))
                    .body("usageBased", hasItems("ai_lesson_generation", "post_session_summary"))
                    .body("rates.inputPer1000", equalTo(1))
                    .body("rates.outputPer1000", equalTo(4))
                    .body("minimumTokens", equalTo(100))
                    .body("capTokens", equalTo(500))
                    .body("scheduled", empty());
        }
    }

    @Test
    void aPriceChangesWhatItNamesFromItsDateOn() {
        set(Map.of(
                        "prices",
                        List.of(
                                Map.of("activity", "cover_image", "tokens", 30),
                                Map.of("activity", "cover_image", "courseId", "biology-9", "tokens", 12.5)),
                        "rates",
                        Map.of("outputPer1000", 2),
                        "capTokens",
                        300))
                .statusCode(200)
                .body("prices.find { it.activity == 'cover_image' }.tokens", equalTo(25))
                .body("scheduled[0].prices", hasSize(2))
                .body("scheduled[0].rates.inputPer1000", nullValue())
                .body("scheduled[0].rates.outputPer1000", equalTo(2))
                .body("scheduled[0].capTokens", equalTo(300));

        BusinessTime.ahead(
                "PT2M",
                () -> get().body("scheduled", empty())
                        .body("prices", hasSize(9))
                        .body("prices.find { it.activity == 'cover_image' && !it.courseId }.tokens", equalTo(30))
                        .body("prices.find { it.activity == 'cover_image' && !it.courseId }.own", equalTo(true))
                        .body("prices.find { it.courseId == 'biology-9' }.tokens", equalTo(12.5f))
                        .body("prices.find { it.variant == 'text' }.own", equalTo(false))
                        .body("rates.inputPer1000", equalTo(1))
                        .body("rates.outputPer1000", equalTo(2))
                        .body("capTokens", equalTo(300)));
    }

    @Test
    void goesBackToTheStandard() {
        set(cover(30)).statusCode(200);
        set(Map.of(
                        "prices",
                        List.of(Map.of("activity", "cover_image", "standard", true)),
                        "effectiveFrom",
                        Instant.now().plus(1, ChronoUnit.DAYS).toString()))
                .statusCode(200)
                .body("scheduled[1].prices[0].tokens", nullValue());

        BusinessTime.ahead(
                "PT1H", () -> get().body("prices.find { it.activity == 'cover_image' }.tokens", equalTo(30)));
        BusinessTime.ahead(
                "PT25H", () -> get().body("prices.find { it.activity == 'cover_image' }.tokens", equalTo(25)));
    }

    @Test
    void theSameAgainMakesNoVersion() throws InterruptedException {
        AtOnce.call(8, () -> set(cover(30)).statusCode(200).extract().<Integer>path("capTokens"));

        // Those that came later found the price set from a moment earlier on.
        get().body("scheduled", hasSize(1));
        assertThat(revision()).isEqualTo(1);
    }

    @Test
    void pricesOfOneSchoolAreNotAnothers() {
        set(cover(30)).statusCode(200);

        var other = UUID.randomUUID().toString();
        BusinessTime.ahead(
                "PT2M",
                () -> Caller.with(TestTokens.teacher(other, "ada"))
                        .get(PATH)
                        .then()
                        .body("prices.find { it.activity == 'cover_image' }.tokens", equalTo(25)));
    }

    @Test
    void anAccountOfAnotherKindHasNone() {
        var admin = TestTokens.orgAdmin(organizations.stranger().toString());

        Caller.with(admin).get(PATH).then().statusCode(404).body("error.code", equalTo("platform_not_found"));
        Caller.with(admin).body(cover(30)).put(PATH).then().statusCode(404);
    }

    @Test
    void onlyAdminsSetPrices() {
        for (var token : List.of(TestTokens.teacher(school, "ada"), TestTokens.student(school, "sam"))) {
            Caller.with(token).body(cover(30)).put(PATH).then().statusCode(403);
        }
        Caller.anybody().body(cover(30)).put(PATH).then().statusCode(401);
        Caller.anybody().get(PATH).then().statusCode(401);
        Caller.operator().get(PATH).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "poem               | none     | 1       | prices[0].activity must be one of ai_exercise_generation, cover_image",
                "ai_lesson_generation | none   | 1       | prices[0].activity has no price",
                "writing_assessment | none     | 1       | prices[0].variant must be one of text, handwriting, image",
                "writing_assessment | live     | 1       | prices[0].variant must be one of text, handwriting, image",
                "cover_image        | live     | 1       | prices[0].variant must be omitted: cover_image has no variants",
                "cover_image        | none     | 0       | prices[0].tokens must be greater than or equal to 0.01",
                "cover_image        | none     | 0.0099  | prices[0].tokens must be greater than or equal to 0.01",
                "cover_image        | none     | 10000.1 | prices[0].tokens must be less than or equal to 10000",
                "cover_image        | none     | 0.00001 | prices[0].tokens",
                "cover_image        | none     | none    | prices[0] must have either tokens or standard: true",
                "none               | none     | 1       | prices[0].activity is required",
            })
    void namesAWrongPrice(String activity, String variant, String tokens, String message) {
        var price = new HashMap<String, Object>();
        price.put("activity", activity);
        price.put("variant", variant);
        price.put("tokens", tokens == null ? null : new BigDecimal(tokens));

        set(Map.of("prices", List.of(price))).statusCode(400).body("error.message", containsString(message));

        assertThat(revision()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                       | prices, rates or capTokens is required",
                "{'prices':[],'rates':{}}                 | prices, rates or capTokens is required",
                "{'prices':null,'rates':null}             | prices, rates or capTokens is required",
                "{'prices':[null]}                        | prices[0]",
                "{'capTokens':99}                         | capTokens must be at least 100",
                "{'capTokens':10001}                      | capTokens must be less than or equal to 10000",
                "{'rates':{'inputPer1000':-1}}            | rates.inputPer1000 must be greater than or equal to 0",
                "{'rates':{'outputPer1000':1001}}         | rates.outputPer1000 must be less than or equal to 1000",
                "{'capTokens':200,'effectiveFrom':'2020-01-01T00:00:00Z'} | effectiveFrom must not be in the past",
                "{'capTokens':200,'effectiveFrom':'2999-01-01T00:00:00Z'} | effectiveFrom must be at most 730 days ahead",
                "{'prices':[{'activity':'cover_image','tokens':1},{'activity':'cover_image','tokens':2}]} | prices[1] is repeated",
                "{'prices':[{'activity':'cover_image','tokens':1,'standard':true}]} | prices[0] must have either tokens or",
                "{'prices':[{'activity':'cover_image','tokens':1,'courseId':''}]}   | prices[0].courseId must have 1 to 200",
                "{'prices':[{'activity':'cover_image','tokens':1,'courseId':' '}]}  | prices[0].courseId must not be blank",
            })
    void namesAWrongField(String body, String message) {
        Caller.with(TestTokens.orgAdmin(school))
                .body(body.replace('\'', '"'))
                .put(PATH)
                .then()
                .statusCode(400)
                .body("error.message", containsString(message));

        assertThat(revision()).isZero();
    }

    @Test
    void tellsTheCompleteListAsAnEventThatKeepsItsSchema() {
        set(cover(30)).statusCode(200);
        set(Map.of("capTokens", 300)).statusCode(200);

        var message = Told.of(EventType.ACTIVITY_PRICES_CHANGED, school, 2).getLast();
        var event = EventJson.read(message.value(), ActivityPricesChanged.class);

        assertThat(Told.header(message, "ce_type")).isEqualTo("io.tutorflow.pricing.activity-prices-changed.v1");
        assertThat(EventSchemas.violations(EventType.ACTIVITY_PRICES_CHANGED, message.value()))
                .isEmpty();
        assertThat(event.organizationId()).hasToString(school);
        assertThat(event.revision()).isEqualTo(2);
        assertThat(event.versions().getFirst().tokenPrices())
                .extracting(ActivityPricesChanged.TokenPrice::activity)
                .containsExactly("cover_image");
        assertThat(event.versions().getLast().capTokens()).isEqualByComparingTo("300");
    }

    @Test
    void tellsTheStandardPricesAndTheSameEventAgain() {
        var first = Told.of(EventType.ACTIVITY_PRICES_CHANGED, "standard", 1).getFirst();

        retelling.again().await().atMost(Duration.ofSeconds(60));

        var again = Told.of(EventType.ACTIVITY_PRICES_CHANGED, "standard", 2).getLast();
        assertThat(again.value()).isEqualTo(first.value());
        assertThat(Told.header(again, "ce_id")).isEqualTo(Told.header(first, "ce_id"));
        assertThat(EventSchemas.violations(EventType.ACTIVITY_PRICES_CHANGED, again.value()))
                .isEmpty();
        var event = EventJson.read(again.value(), ActivityPricesChanged.class);
        assertThat(event).isEqualTo(StandardActivityPrices.told());
    }

    @Test
    void whatWasSetNeverChanges() {
        for (var statement : List.of(
                "UPDATE activity_price SET tokens_micros = 1",
                "DELETE FROM activity_price",
                "TRUNCATE activity_price",
                "UPDATE activity_price_version SET cap_micros = 1",
                "DELETE FROM activity_price_version")) {
            assertThatThrownBy(() -> database.query(statement).execute().await().indefinitely())
                    .hasMessageContaining("never changed or deleted");
        }
    }

    private int revision() {
        return database.query("SELECT count(*) FROM activity_price_version WHERE organization_id = '" + school + "'")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
    }

    private static Map<String, Object> cover(int tokens) {
        return Map.of("prices", List.of(Map.of("activity", "cover_image", "tokens", tokens)));
    }

    private ValidatableResponse set(Object body) {
        return Caller.with(TestTokens.orgAdmin(school)).body(body).put(PATH).then();
    }

    private ValidatableResponse get() {
        return Caller.with(TestTokens.orgAdmin(school)).get(PATH).then().statusCode(200);
    }
}
