package io.tutorflow.billing.account.admin;

import static io.tutorflow.billing.Newcomers.aSlug;
import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class AdminServiceTest {

    private static final String WORKSPACES = "/v1/admin/workspaces";

    @Test
    void anOperatorsWorkspaceStartsWithNothingButAKey() {
        var slug = aSlug();

        var made = open(Map.of("name", "Customer", "slug", slug));

        made.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("organizationId", notNullValue())
                .body("slug", equalTo(slug))
                .body("origin", equalTo("operator"))
                .body("apiKey", matchesPattern("tf_platform_live_[A-Za-z0-9]{43}"))
                .body("rateLimitPerMinute", equalTo(1000))
                .body("planCode", equalTo("free"))
                .body("billingMode", equalTo("internal_invoice"))
                .body("creditBalance", equalTo(0))
                .body("availableCredits", equalTo(0));
        with(made.path("apiKey"))
                .get("/v1/platform/agent/account")
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", "\"workspace\";q=1000;w=60")
                .body("creditBalance", equalTo(0))
                .body("rateLimitPerMinute", equalTo(1000));
    }

    @Test
    void anOperatorsWorkspaceMayHaveAnAddress() {
        var email = aSlug() + "@customer.example";

        var made = open(Map.of("name", "Customer", "slug", aSlug(), "email", email, "creditLineUsd", 1));

        made.then().statusCode(201).body("email", equalTo(email));
        // Nobody has proved that it is theirs: it blocks nobody.
        open(Map.of("name", "Another", "slug", aSlug(), "email", email)).then().statusCode(201);
    }

    /** JSON in which one thing stands for another, or for nothing at all. */
    @Test
    void nothingIsTakenForSomethingElse() {
        var workspace = WORKSPACES + "/"
                + open(Map.of("name", "Customer", "slug", aSlug())).path("organizationId");
        for (var time : List.of("\"\"", "\" \"", "1893456000", "\"2030-01-01\"", "true", "[2030,1,1]")) {
            operator()
                    .body("{\"name\":\"never dies\",\"expiresAt\":" + time + "}")
                    .post(workspace + "/api-keys")
                    .then()
                    .statusCode(400)
                    .body("error.message", containsString("expiresAt"));
        }
        for (var credits : List.of("\"5\"", "true", "1e2147483647", "5.00001", "\"\"")) {
            operator()
                    .body("{\"reason\":\"test\",\"credits\":" + credits + "}")
                    .post(workspace + "/credits")
                    .then()
                    .statusCode(400)
                    .body("error.message", containsString("credits"));
        }
        operator()
                .body("{\"reason\":\"test\",\"credits\":5.0000000}")
                .post(workspace + "/credits")
                .then()
                .statusCode(201);
    }

    @Test
    void aCreditLineIsAvailableButNotABalance() {
        var made = open(Map.of("name", "Line", "slug", aSlug(), "creditLineUsd", 12.5, "planCode", "growth"));

        made.then()
                .statusCode(201)
                .body("creditBalance", equalTo(0))
                .body("usedLineCredits", equalTo(0))
                .body("availableCredits", equalTo(1250))
                .body("planCode", equalTo("growth"));
        with(made.path("apiKey"))
                .get("/v1/platform/agent/billing/status")
                .then()
                .statusCode(200)
                .body("hasPaymentMethod", equalTo(false))
                .body("cardBrand", nullValue())
                .body("creditBalance", equalTo(0))
                .body("heldCredits", equalTo(0))
                .body("availableCredits", equalTo(1250))
                .body("billingMode", equalTo("internal_invoice"))
                .body("planCode", equalTo("growth"))
                .body("autoReload.autoReloadEnabled", equalTo(false));
    }

    @Test
    void aSlugIsTakenWhoeverHasIt() {
        var slug = aSlug();
        open(Map.of("name", "First", "slug", slug)).then().statusCode(201);

        open(Map.of("name", "Second", "slug", slug))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("platform_conflict"))
                .body("error.message", startsWith("slug "));
    }

    @Test
    void listsTheNewestFirst() {
        String older = open(Map.of("name", "Older", "slug", aSlug())).path("organizationId");
        String newer = open(Map.of("name", "Newer", "slug", aSlug())).path("organizationId");

        operator()
                .get(WORKSPACES + "?limit=2")
                .then()
                .statusCode(200)
                .body("items.organizationId", contains(newer, older))
                .body("total", notNullValue());
        operator().get(WORKSPACES + "?limit=1&offset=1").then().body("items.organizationId", contains(older));
    }

    @Test
    void aSuspendedWorkspacesKeysAreRefusedUntilItIsActiveAgain() {
        var newcomer = Newcomers.register();
        var path = WORKSPACES + "/" + newcomer.organizationId();

        operator()
                .body(Map.of("status", "suspended"))
                .patch(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("suspended"))
                .body("revision", equalTo(2))
                .body("creditBalance", equalTo(100));

        newcomer.calling()
                .get("/v1/platform/agent/account")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("platform_workspace_suspended"));
        operator().body(Map.of("status", "active")).patch(path).then().statusCode(200);
        newcomer.calling().get("/v1/platform/agent/account").then().statusCode(200);
    }

    @Test
    void aChangeThatChangesNothingIsNone() {
        var newcomer = Newcomers.register();
        var path = WORKSPACES + "/" + newcomer.organizationId();

        operator().body(Map.of()).patch(path).then().statusCode(200).body("revision", equalTo(1));
        operator()
                .body(Map.of("status", "active", "billingMode", "internal_invoice"))
                .patch(path)
                .then()
                .statusCode(200)
                .body("revision", equalTo(1));
        operator()
                .body(Map.of("rateLimitPerMinute", 100_000, "planCode", "enterprise"))
                .patch(path)
                .then()
                .statusCode(200)
                .body("rateLimitPerMinute", equalTo(100_000))
                .body("planCode", equalTo("enterprise"))
                .body("status", equalTo("active"))
                .body("revision", equalTo(2));
        operator().get(path).then().body("revision", equalTo(2)).body("origin", equalTo("self_serve"));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        var path = WORKSPACES + "/" + UUID.randomUUID();

        operator().get(path).then().statusCode(404).body("error.code", equalTo("platform_workspace_not_found"));
        operator()
                .body(Map.of("status", "suspended"))
                .patch(path)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("platform_workspace_not_found"));
        operator()
                .body(Map.of("credits", 1, "reason", "test"))
                .post(path + "/credits")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("platform_workspace_not_found"));
        operator().get(WORKSPACES + "/nonsense").then().statusCode(404);
    }

    @Test
    void aGrantIsPostedAndSeen() {
        var newcomer = Newcomers.register();

        grant(newcomer.organizationId(), Map.of("credits", 0.1234, "reason", "sorry"))
                .then()
                .statusCode(201)
                .body("transactionId", notNullValue())
                .body("credits", equalTo(0.1234f))
                .body("creditBalance", equalTo(100.1234f))
                .body("availableCredits", equalTo(100.1234f))
                .body("idempotentReplay", equalTo(false));

        newcomer.calling().get("/v1/platform/agent/account").then().body("creditBalance", equalTo(100.1234f));
    }

    @Test
    void theSameKeyTwiceIsOneGrant() {
        var id = Newcomers.register().organizationId();
        var key = UUID.randomUUID().toString();
        var first = grant(id, Map.of("credits", 50, "reason", "welcome", "idempotencyKey", key));

        grant(id, Map.of("credits", 50.0000, "reason", "welcome", "idempotencyKey", key))
                .then()
                .statusCode(201)
                .body("transactionId", equalTo(first.path("transactionId")))
                .body("creditBalance", equalTo(150))
                .body("idempotentReplay", equalTo(true));

        grant(id, Map.of("credits", 51, "reason", "welcome", "idempotencyKey", key))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("platform_conflict"))
                .body("error.message", startsWith("This idempotency key (idempotencyKey"));
        var other = Newcomers.register().organizationId();
        grant(other, Map.of("credits", 51, "reason", "welcome", "idempotencyKey", key))
                .then()
                .statusCode(201)
                .body("transactionId", not(equalTo(first.path("transactionId"))));
    }

    @Test
    void theSameKeyAtOnceIsOneGrantAndOthersAddUp() {
        var id = Newcomers.register().organizationId();
        var key = UUID.randomUUID().toString();

        var replays = AtOnce.call(
                8,
                i -> grant(id, Map.of("credits", 50, "reason", "welcome", "idempotencyKey", key))
                        .<Boolean>path("idempotentReplay"));
        AtOnce.call(8, i -> grant(id, Map.of("credits", 1, "reason", "more")).statusCode());

        assertEquals(1, replays.stream().filter(replay -> !replay).count());
        operator().get(WORKSPACES + "/" + id).then().body("creditBalance", equalTo(158));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0          | credits must be greater than 0
            -1         | credits must be greater than 0
            0.00001    | credits
            100000001  | credits
            1e400      | credits
            "5"        | credits must be a valid decimal number
            null       | credits must not be null
            """)
    void badCreditsAreBadInput(String credits, String message) {
        operator()
                .body("{\"credits\":" + credits + ",\"reason\":\"test\"}")
                .post(WORKSPACES + "/" + Newcomers.register().organizationId() + "/credits")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("platform_invalid_request"))
                .body("error.message", startsWith("Validation failed: " + message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rateLimitPerMinute | 0
            rateLimitPerMinute | 1000001
            rateLimitPerMinute | 1.5
            rateLimitPerMinute | "60"
            planCode           | "Free"
            planCode           | ""
            billingMode        | "cash"
            creditLineUsd      | -1
            creditLineUsd      | 0.0000001
            creditLineUsd      | 1000001
            email              | "nobody"
            email              | "a@b..c"
            """)
    void badTermsAreBadInput(String field, String value) {
        operator()
                .body("{\"name\":\"Bad\",\"slug\":\"" + aSlug() + "\",\"" + field + "\":" + value + "}")
                .post(WORKSPACES)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("platform_invalid_request"))
                .body("error.message", startsWith("Validation failed: " + field + " "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            status             | "deleted"
            rateLimitPerMinute | 0
            planCode           | "Free"
            billingMode        | "cash"
            """)
    void badChangesAreBadInput(String field, String value) {
        operator()
                .body("{\"" + field + "\":" + value + "}")
                .patch(WORKSPACES + "/" + Newcomers.register().organizationId())
                .then()
                .statusCode(400)
                .body("error.message", startsWith("Validation failed: " + field + " "));
    }

    private static Response open(Map<String, ?> body) {
        return operator().body(new HashMap<>(body)).post(WORKSPACES);
    }

    private static Response grant(String organizationId, Map<String, ?> body) {
        return operator().body(body).post(WORKSPACES + "/" + organizationId + "/credits");
    }

    private static RequestSpecification operator() {
        return with(TestTokens.operator());
    }
}
