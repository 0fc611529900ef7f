package io.tutorflow.billing;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who somebody is follows from the token's subject, one role and an account of the right kind, and from nothing else. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class IdentityServiceTest {

    @Inject
    Pool pool;

    private String workspace;
    private String school;

    @BeforeEach
    void begin() {
        workspace = Newcomers.register().organizationId();
        school = openSchool();
    }

    static List<Object> rolesOfMachinesAndOfNobody() {
        return List.of(
                "service",
                "platform",
                "admin",
                "operator service",
                List.of("operator"),
                List.of("service"),
                List.of("operator", "org_admin"),
                Map.of("operator", true),
                7);
    }

    @ParameterizedTest
    @MethodSource("rolesOfMachinesAndOfNobody")
    void aTokenGivesNoRoleOfMachinesAndNotSeveral(Object role) {
        var token = TestTokens.withRole(role);

        with(token).get("/internal/wallets/" + workspace).then().statusCode(403);
        with(token)
                .body(Map.of("accountIds", List.of(workspace)))
                .post("/internal/accounts/lookup")
                .then()
                .statusCode(403);
        with(token).get("/v1/platform/agent/account").then().statusCode(403);
        with(token).get("/v1/admin/workspaces").then().statusCode(403);
        with(token).get("/v1/school/balance").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"groups", "upn", "preferred_username", "roleMappings", "org_id", "workspace_id", "scope"})
    void otherClaimsOfWhateverShapeDoNotMatter(String claim) {
        for (var value : List.of("operator", 7, true, Map.of("operator", true), List.of(1, 2))) {
            with(TestTokens.with(Map.of(claim, value)))
                    .get("/v1/admin/workspaces")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void aTokenWithoutASubjectIsNobodys() {
        for (var subject : List.of("", " ", "a\u0000b", "a\u0085b", "a\u2028b", "ä".repeat(256), 7)) {
            with(TestTokens.with(Map.of("sub", subject)))
                    .get("/v1/admin/workspaces")
                    .then()
                    .statusCode(401)
                    .body("error.code", equalTo("platform_invalid_token"));
        }
    }

    @Test
    void theSubjectStandsInTheLedger() {
        String given = with(TestTokens.operator())
                .body(Map.of("credits", 5, "reason", "who was it"))
                .post("/v1/admin/workspaces/" + workspace + "/credits")
                .then()
                .statusCode(201)
                .extract()
                .path("transactionId");

        assertEquals("test-operator", actorOf(UUID.fromString(given)));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/school/balance",
        "GET, /v1/school/transactions",
        "GET, /v1/school/transactions.csv",
        "GET, /v1/school/students",
        "GET, /v1/school/distributions",
        "POST, /v1/school/distributions",
        "POST, /v1/school/purchases",
        "GET, /v1/school/notifications",
        "GET, /v1/school/settings/low-balance-threshold",
        "PUT, /v1/school/settings/low-balance-threshold",
        "GET, /v1/school/webhook-endpoints",
        "POST, /v1/school/webhook-endpoints"
    })
    void aWorkspaceIsNoSchool(String method, String path) {
        call(with(TestTokens.orgAdmin(workspace)), method, path)
                .statusCode(404)
                .body("error.code", equalTo("platform_not_found"));
        call(with(TestTokens.orgAdmin(UUID.randomUUID().toString())), method, path)
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/platform/owner/auto-reload",
        "PUT, /v1/platform/owner/auto-reload",
        "GET, /v1/platform/owner/payment-methods",
        "POST, /v1/platform/owner/payment-methods",
        "GET, /v1/platform/owner/low-balance-threshold",
        "PUT, /v1/platform/owner/low-balance-threshold",
        "GET, /v1/platform/owner/webhook-endpoints",
        "POST, /v1/platform/owner/webhook-endpoints"
    })
    void aSchoolIsNoWorkspace(String method, String path) {
        call(with(TestTokens.workspaceOwner(school)), method, path)
                .statusCode(404)
                .body("error.code", equalTo("platform_workspace_not_found"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/admin/workspaces/{id}, ''",
        "PATCH, /v1/admin/workspaces/{id}, '{\"rateLimitPerMinute\":5}'",
        "POST, /v1/admin/workspaces/{id}/credits, '{\"credits\":5,\"reason\":\"gift\"}'",
        "POST, /v1/admin/workspaces/{id}/api-keys, '{\"name\":\"key\"}'"
    })
    void anOperatorsPathForWorkspacesTakesNoSchool(String method, String path, String body) {
        with(TestTokens.operator())
                .body(body)
                .request(method, path.replace("{id}", school))
                .then()
                .statusCode(404)
                .body("error.code", equalTo("platform_workspace_not_found"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /v1/admin/organizations/{id}        | {}
            POST | /v1/admin/organizations/{id}/tokens | {"tokens":5,"reason":"gift"}
            PUT  | /v1/admin/organizations/{id}/plan   | {"planCode":"p","generationsPerPeriod":5,"periodStart":"2026-01-01"}
            """)
    void anOperatorsPathForSchoolsTakesNoWorkspace(String method, String path, String body) {
        with(TestTokens.operator())
                .body(body)
                .request(method, path.replace("{id}", workspace))
                .then()
                .statusCode(404);
    }

    private String actorOf(UUID transfer) {
        return pool.preparedQuery("SELECT actor FROM transfer WHERE id = $1")
                .execute(Tuple.of(transfer))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }

    private static ValidatableResponse call(RequestSpecification caller, String method, String path) {
        var request = method.equals("GET") ? caller : caller.body("{}");
        return request.request(method, path).then();
    }

    private static String openSchool() {
        var id = UUID.randomUUID().toString();
        with(TestTokens.operator())
                .body(Map.of("id", id, "name", "School", "timeZone", "Europe/Berlin", "tokens", 0))
                .post("/v1/admin/organizations")
                .then()
                .statusCode(201);
        return id;
    }
}
