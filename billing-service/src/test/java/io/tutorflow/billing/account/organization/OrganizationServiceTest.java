package io.tutorflow.billing.account.organization;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class OrganizationServiceTest {

    private static final String ORGANIZATIONS = "/v1/admin/organizations";

    private final UUID id = UUID.randomUUID();

    @Test
    void opensWithTheIdAndTheTokensThatAreWanted() {
        open(500)
                .statusCode(201)
                .body("id", equalTo(id.toString()))
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("plan", equalTo("Free"))
                .body("periodStart", nullValue())
                .body("tokens", equalTo(500))
                .body("availableTokens", equalTo(500));
    }

    @Test
    void aPlanThatBeginsLaterLeavesTheRunningOneInForce() {
        open(0).statusCode(201);
        agree("{\"planCode\":\"school-100\",\"generationsPerPeriod\":100,\"periodStart\":\"2026-11-01\"}");
        var later = "{\"planCode\":\"school-300\",\"generationsPerPeriod\":300,\"periodStart\":\"2199-01-01\"}";

        agree(later).statusCode(200).body("revision", equalTo(3));
        agree(later)
                .body("revision", equalTo(3))
                .body("plan", equalTo("Paid"))
                .body("planCode", equalTo("school-100"))
                .body("generationsPerPeriod", equalTo(100))
                .body("nextPlan.planCode", equalTo("school-300"))
                .body("nextPlan.generationsPerPeriod", equalTo(300))
                .body("nextPlan.periodStart", equalTo("2199-01-01"));

        agree("{\"planCode\":\"free\",\"generationsPerPeriod\":0}")
                .body("plan", equalTo("Free"))
                .body("nextPlan", nullValue());
    }

    @Test
    void noTwoAccountsShareAnId() {
        open(500).statusCode(201);

        open(500).statusCode(409).body("error.code", equalTo("platform_conflict"));

        operator().get(ORGANIZATIONS + "/" + id).then().body("tokens", equalTo(500));
    }

    @Test
    void givesTokensOncePerKey() {
        open(0).statusCode(201);
        var gift = "{\"tokens\":25.5,\"reason\":\"pilot\",\"idempotencyKey\":\"k\"}";

        give(gift).statusCode(201).body("tokens", equalTo(25.5f)).body("idempotentReplay", equalTo(false));
        give(gift).statusCode(201).body("tokens", equalTo(25.5f)).body("idempotentReplay", equalTo(true));
        give(gift.replace("25.5", "26")).statusCode(409);
    }

    @Test
    void aPlanThatIsYetToBeginIsNotPaidYet() {
        open(0);

        agree("{\"planCode\":\"school-100\",\"generationsPerPeriod\":100,\"periodStart\":\"2199-01-01\"}")
                .statusCode(200)
                .body("plan", equalTo("Free"))
                .body("planCode", equalTo("school-100"));

        operator().get(ORGANIZATIONS + "/" + id).then().body("plan", equalTo("Free"));
        operator().get(ORGANIZATIONS).then().body("items[0].plan", equalTo("Free"));
        given().auth()
                .oauth2(TestTokens.orgAdmin(id.toString()))
                .get("/v1/school/balance")
                .then()
                .body("plan", equalTo("Free"));
    }

    @Test
    void aPlanIsAgreedOnceAndEnds() {
        open(0);
        var plan = "{\"planCode\":\"school-100\",\"generationsPerPeriod\":100,\"periodStart\":\"2026-11-01\"}";

        agree(plan).statusCode(200).body("plan", equalTo("Paid")).body("revision", equalTo(2));
        agree(plan).body("revision", equalTo(2));
        internal()
                .get("/internal/organizations/" + id)
                .then()
                .statusCode(200)
                .body("generationsPerPeriod", equalTo(100))
                .body("periodStart", equalTo("2026-11-01"));
        agree("{\"planCode\":\"free\",\"generationsPerPeriod\":0}")
                .body("plan", equalTo("Free"))
                .body("planCode", equalTo("free"))
                .body("revision", equalTo(3));
    }

    @Test
    void setsAsideAsMuchAsIsAvailableFromTheMinimumOn() {
        open(180);

        hold(500, 100)
                .body("answers[0].outcome", equalTo("PLACED"))
                .body("answers[0].amountMicros", equalTo(1_800_000));
        hold(500, 100)
                .body("answers[0].outcome", equalTo("REFUSED"))
                .body("answers[0].reason", equalTo("CREDITS_EXHAUSTED"))
                .body("answers[0].requiredMicros", equalTo(1_000_000))
                .body("answers[0].availableMicros", equalTo(0));
    }

    @Test
    void aHoldThatIsKnownSaysHowMuchItSetAside() {
        open(180);
        var again = UUID.randomUUID();
        hold(again, 500, 100).body("answers[0].outcome", equalTo("PLACED"));

        hold(again, 500, 100)
                .body("answers[0].outcome", equalTo("KNOWN"))
                .body("answers[0].state", equalTo("OPEN"))
                .body("answers[0].amountMicros", equalTo(1_800_000));
    }

    @Test
    void itsPeopleSeeTheBalance() {
        open(180);
        hold(500, 100);

        for (var person : new String[] {TestTokens.orgAdmin(id.toString()), TestTokens.teacher(id.toString(), "t")}) {
            given().auth()
                    .oauth2(person)
                    .get("/v1/school/balance")
                    .then()
                    .statusCode(200)
                    .body("tokens", equalTo(180))
                    .body("heldTokens", equalTo(180))
                    .body("usdEquivalent", equalTo(1.8f))
                    .body("plan", equalTo("Free"))
                    .body("active", equalTo(true))
                    .body("lifetimePurchased", equalTo(0))
                    .body("lifetimeSpent", equalTo(0));
        }
        var student = TestTokens.student(id.toString(), "s");
        given().auth()
                .oauth2(student)
                .get("/v1/school/balance")
                .then()
                .statusCode(200)
                .body("tokens", equalTo(0));
        var stranger = TestTokens.orgAdmin(UUID.randomUUID().toString());
        given().auth().oauth2(stranger).get("/v1/school/balance").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name     | {"timeZone":"Europe/Berlin"}
            timeZone | {"name":"A school"}
            timeZone | {"name":"A school","timeZone":"Middle-earth"}
            timeZone | {"name":"A school","timeZone":"+02:00"}
            tokens   | {"name":"A school","timeZone":"Europe/Berlin","tokens":-1}
            id       | {"id":"x","name":"A school","timeZone":"Europe/Berlin"}
            id       | {"id":"00000000-0000-0000-0000-000000000000","name":"A school","timeZone":"Europe/Berlin"}
            """)
    void namesTheWrongField(String field, String body) {
        operator().body(body).post(ORGANIZATIONS).then().statusCode(400).body("error.message", containsString(field));
    }

    private ValidatableResponse open(int tokens) {
        var body = "{\"id\":\"" + id + "\",\"name\":\"A school\",\"timeZone\":\"Europe/Berlin\",\"tokens\":" + tokens
                + "}";
        return operator().body(body).post(ORGANIZATIONS).then();
    }

    private ValidatableResponse give(String body) {
        return operator().body(body).post(ORGANIZATIONS + "/" + id + "/tokens").then();
    }

    private ValidatableResponse agree(String body) {
        return operator().body(body).put(ORGANIZATIONS + "/" + id + "/plan").then();
    }

    private ValidatableResponse hold(long tokens, long minimum) {
        return hold(UUID.randomUUID(), tokens, minimum);
    }

    private ValidatableResponse hold(UUID hold, long tokens, long minimum) {
        var body = "{\"holds\":[{\"holdId\":\"%s\",\"accountId\":\"%s\",\"amountMicros\":%d,\"minimumMicros\":%d}]}"
                .formatted(hold, id, tokens * 10_000, minimum * 10_000);
        return internal().body(body).post("/internal/holds").then().statusCode(200);
    }

    private static RequestSpecification operator() {
        return given().contentType(ContentType.JSON).auth().oauth2(TestTokens.operator());
    }

    private static RequestSpecification internal() {
        return given().contentType(ContentType.JSON).auth().oauth2(TestTokens.service("usage-service"));
    }
}
