package io.tutorflow.billing.account.registration;

import static io.tutorflow.billing.Newcomers.aSlug;
import static io.tutorflow.billing.Newcomers.anAddress;
import static io.tutorflow.billing.Newcomers.register;
import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Clock;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class RegistrationServiceTest {

    private static final String ACCOUNT = "/v1/platform/agent/account";

    @Inject
    AttemptRows attempts;

    @Inject
    RegistrationConfig config;

    @AfterEach
    void comeBack() {
        Clock.move("PT0S");
    }

    /** A trusted proxy that is not given as an address costs a socket at each request. The caller here uses one only. */
    @Test
    void leavesNoSocketOpen() throws Exception {
        var process = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var account = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + ACCOUNT))
                .header("X-Forwarded-For", anAddress())
                .build();
        try (var caller =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            caller.send(account, BodyHandlers.discarding());
            var before = process.getOpenFileDescriptorCount();

            for (int i = 0; i < 300; i++) {
                assertEquals(
                        401, caller.send(account, BodyHandlers.discarding()).statusCode());
            }

            assertTrue(process.getOpenFileDescriptorCount() < before + 100);
        }
    }

    @Test
    void givesANewcomerAKeyAndADollarAtOnce() {
        var slug = aSlug();

        var answer = register(
                anAddress(), Map.of("name", "Lesson bot", "slug", slug, "agentIdentity", "a bot", "unknown", 1));

        answer.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("organizationId", notNullValue())
                .body("apiKey", matchesPattern("tf_platform_live_[A-Za-z0-9]{43}"))
                .body("trialCredits", equalTo(100))
                .body("message", containsString("100 credits"))
                .body("requiresEmailVerification", equalTo(true))
                .body("verifyEmailResendEndpoint", equalTo("POST /v1/platform/agent/verify-email/resend"))
                .body("nextSteps.createCourse", equalTo("POST /v1/platform/courses"));
        String key = answer.path("apiKey");
        assertEquals(key.substring(0, "tf_platform_live_".length() + 4), answer.path("keyPrefix"));
        with(key)
                .get("/v1/platform/agent/account")
                .then()
                .statusCode(200)
                .body("organizationId", equalTo(answer.path("organizationId")))
                .body("slug", equalTo(slug))
                .body("status", equalTo("active"))
                .body("creditBalance", equalTo(100))
                .body("heldCredits", equalTo(0))
                .body("availableCredits", equalTo(100))
                .body("rateLimitPerMinute", equalTo(60))
                .body("isEmailVerified", equalTo(false))
                .body("restrictedActions", contains("add_payment_method", "usdc_payment", "create_billing_session"));
    }

    @Test
    void twoAtOnceWithOneSlugAreOneWorkspace() {
        var slug = aSlug();

        var statuses = AtOnce.call(
                2,
                i -> register(anAddress(), Map.of("name", "Twin", "slug", slug)).statusCode());

        assertEquals(List.of(201, 409), statuses.stream().sorted().toList());
        register(anAddress(), Map.of("name", "Late", "slug", slug))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("platform_conflict"))
                .body("error.status", equalTo(409))
                .body("error.message", startsWith("slug "));
    }

    @Test
    void anAddressThatIsNotVerifiedIsTakenByNobody() {
        var name = aSlug();
        register(anAddress(), Map.of("name", "First", "slug", aSlug(), "email", name + "@example.com"))
                .then()
                .statusCode(201)
                .body("message", containsString("first verify the email address"));

        register(anAddress(), Map.of("name", "Second", "slug", aSlug(), "email", name + "@EXAMPLE.com"))
                .then()
                .statusCode(201);
    }

    @Test
    void theSixthWithinAnHourWaitsAndOthersDoNot() {
        var address = anAddress();
        for (int i = 0; i < 5; i++) {
            register(address, Map.of("name", "One of five", "slug", aSlug()))
                    .then()
                    .statusCode(201);
        }

        var sixth = register(address, Map.of("name", "Sixth", "slug", aSlug()));

        sixth.then()
                .statusCode(429)
                .body("error.code", equalTo("platform_rate_limit_exceeded"))
                .body("error.message", containsString("the limit of 5 per 60 minutes"));
        var wait = Long.parseLong(sixth.header("Retry-After"));
        assertTrue(wait > 3_500 && wait <= 3_600, "Retry-After " + wait);
        register(anAddress(), Map.of("name", "Elsewhere", "slug", aSlug()))
                .then()
                .statusCode(201);
        Clock.move("PT1H1S");
        register(address, Map.of("name", "An hour later", "slug", aSlug()))
                .then()
                .statusCode(201);
    }

    @Test
    void aRepeatTakesNobodysPlaceAndIsNotTurnedAway() {
        var address = anAddress();
        var first = Map.<String, Object>of("name", "First", "slug", aSlug(), "idempotencyKey", "the first");
        var workspace =
                register(address, first).then().statusCode(201).extract().path("organizationId");
        for (int i = 0; i < 4; i++) {
            register(address, first).then().body("organizationId", equalTo(workspace));
        }
        for (int i = 0; i < 4; i++) {
            register(address, Map.of("name", "Another", "slug", aSlug())).then().statusCode(201);
        }
        register(address, Map.of("name", "Sixth", "slug", aSlug())).then().statusCode(429);

        register(address, first).then().body("organizationId", equalTo(workspace));
    }

    @Test
    void twentyRepeatsAtOnceAreOneNewcomer() {
        var address = anAddress();
        var first = Map.<String, Object>of("name", "First", "slug", aSlug(), "idempotencyKey", "the first");

        var made = AtOnce.call(
                20,
                i -> register(address, first).then().statusCode(201).extract().<String>path("organizationId"));

        assertEquals(1, made.stream().distinct().count());
        for (int i = 0; i < 4; i++) {
            register(address, Map.of("name", "Another", "slug", aSlug())).then().statusCode(201);
        }
        register(address, Map.of("name", "Sixth", "slug", aSlug())).then().statusCode(429);
    }

    /** Whoever has a /48 has 65,536 networks of one household. */
    @Test
    void aSiteOfManyNetworksHasALimitOfItsOwn() {
        var site = "2001:db8:" + Integer.toHexString(ThreadLocalRandom.current().nextInt(0xffff)) + ":";
        for (int network = 0; network < 20; network++) {
            register(site + network + "::1", Map.of("name", "One of many", "slug", aSlug()))
                    .then()
                    .statusCode(201);
        }

        register(site + "ff::1", Map.of("name", "One more", "slug", aSlug()))
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("error.message", containsString("the limit of 20 per 60 minutes"));
        register(anAddress(), Map.of("name", "Elsewhere", "slug", aSlug()))
                .then()
                .statusCode(201);
    }

    @Test
    void allNewcomersTogetherHaveALimitThatOutlivesARestart() {
        attempts.fill(config.totalLimit());
        try {
            register(anAddress(), Map.of("name", "One too many", "slug", aSlug()))
                    .then()
                    .statusCode(429)
                    .body("error.message", startsWith("Registrations on the platform have used up the limit of 1000"));
        } finally {
            attempts.forget();
        }
        register(anAddress(), Map.of("name", "Later", "slug", aSlug())).then().statusCode(201);
    }

    @Test
    void whatATravellerInTimeTriedIsNotHeldAgainstThePresent() {
        var address = anAddress();
        Clock.move("P31D");
        for (int i = 0; i < 5; i++) {
            register(address, Map.of("name", "Traveller", "slug", aSlug()))
                    .then()
                    .statusCode(201);
        }

        Clock.move("PT0S");

        register(address, Map.of("name", "Back", "slug", aSlug())).then().statusCode(201);
    }

    @Test
    void tenAtOnceFromOneAddressAreFive() {
        var address = anAddress();

        var statuses = AtOnce.call(
                10,
                i -> register(address, Map.of("name", "Many", "slug", aSlug())).statusCode());

        assertEquals(5, statuses.stream().filter(status -> status == 201).count());
        assertEquals(5, statuses.stream().filter(status -> status == 429).count());
    }

    @Test
    void aForgedForwardingHeaderIsNoWayAroundTheLimit() {
        var address = anAddress();
        for (int i = 0; i < 5; i++) {
            register(anAddress() + ", " + address, Map.of("name", "Forger", "slug", aSlug()))
                    .then()
                    .statusCode(201);
        }

        register(anAddress() + ", " + address, Map.of("name", "Forger", "slug", aSlug()))
                .then()
                .statusCode(429);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"slug":"bad-input"}                                        | name must not be blank
            {"name":"  ","slug":"bad-input"}                            | name must not be blank
            {"name":"\\u2003","slug":"bad-input"}                        | name must not be blank
            {"name":7,"slug":"bad-input"}                               | name must be a valid text
            {"name":"Bad"}                                              | slug must not be null
            {"name":"Bad","slug":""}                                    | slug must be 1 to 63
            {"name":"Bad","slug":"-bad"}                                | slug must be 1 to 63
            {"name":"Bad","slug":"bad-"}                                | slug must be 1 to 63
            {"name":"Bad","slug":"Bad"}                                 | slug must be 1 to 63
            {"name":"Bad","slug":"bad slug"}                            | slug must be 1 to 63
            {"name":"Bad","slug":"bad\\n"}                              | slug must be 1 to 63
            {"name":"Bad","slug":"bad-input","email":"nobody"}          | email must be an email address
            {"name":"Bad","slug":"bad-input","email":""}                | email must be an email address
            {"name":"Bad","slug":"bad-input","email":"a@b..c"}          | email must be an email address
            {"name":"Bad","slug":"bad-input","email":"<u@b.cc>"}        | email must be an email address
            {"name":"Bad","slug":"bad-input","email":"=?u?q?a?=@b.cc"}  | email must be an email address
            {"name":"Bad","slug":"bad-input","email":"a\\r\\nb@c.dd"}    | email must be an email address
            {"name":"Bad","slug":"bad-input","agentIdentity":""}        | agentIdentity size must be between 1 and 500
            {"name":"Bad\\u0000","slug":"bad-input"}                    | name
            {"name":"Bad","name":"Twice","slug":"bad-input"}            | the body is not valid JSON
            {"name":"Bad",                                              | the body is not valid JSON
            [1]                                                         | the body
            """)
    void badInputIsNamedAndCountsForNothing(String body, String message) {
        Newcomers.from(anAddress())
                .body(body)
                .post("/v1/platform/agent/register")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("platform_invalid_request"))
                .body("error.message", allOf(startsWith("Validation failed: "), containsString(message)));
    }

    @Test
    void longInputIsRefusedByItsLength() {
        var name = Map.of("name", "x".repeat(201), "slug", aSlug());
        var slug = Map.of("name", "Long", "slug", "x".repeat(64));
        var email = Map.of("name", "Long", "slug", aSlug(), "email", "x".repeat(250) + "@a.bc");

        for (var body : List.of(name, slug, email)) {
            register(anAddress(), body).then().statusCode(400);
        }
        register(anAddress(), Map.of("name", "x".repeat(200), "slug", "x".repeat(20) + aSlug()))
                .then()
                .statusCode(201);
    }

    @Test
    void anEmptyBodyIsBadInput() {
        Newcomers.from(anAddress())
                .post("/v1/platform/agent/register")
                .then()
                .statusCode(400)
                .body("error.message", containsString("body must not be null"));
    }
}
