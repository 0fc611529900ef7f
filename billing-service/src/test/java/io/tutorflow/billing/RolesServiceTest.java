package io.tutorflow.billing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class RolesServiceTest {

    private static final String SOME_ID = "00000000-0000-4000-8000-000000000000";

    private static final List<Endpoint> AGENT = List.of(
            new Endpoint("GET", "/v1/platform/agent/account"),
            new Endpoint("GET", "/v1/platform/agent/billing/status"),
            new Endpoint("GET", "/v1/platform/agent/api-keys"),
            new Endpoint("POST", "/v1/platform/agent/api-keys"),
            new Endpoint("POST", "/v1/platform/agent/api-keys/" + SOME_ID + "/revoke"),
            new Endpoint("POST", "/v1/platform/agent/api-keys/" + SOME_ID + "/rotate"),
            new Endpoint("GET", "/v1/platform/agent/transactions"),
            new Endpoint("POST", "/v1/platform/agent/verify-email/resend"));

    private static final List<Endpoint> ADMIN = List.of(
            new Endpoint("GET", "/v1/admin/workspaces"),
            new Endpoint("POST", "/v1/admin/workspaces"),
            new Endpoint("GET", "/v1/admin/workspaces/" + SOME_ID),
            new Endpoint("PATCH", "/v1/admin/workspaces/" + SOME_ID),
            new Endpoint("POST", "/v1/admin/workspaces/" + SOME_ID + "/credits"),
            new Endpoint("POST", "/v1/admin/workspaces/" + SOME_ID + "/api-keys"),
            new Endpoint("GET", "/v1/admin/organizations"),
            new Endpoint("POST", "/v1/admin/organizations"),
            new Endpoint("GET", "/v1/admin/organizations/" + SOME_ID),
            new Endpoint("POST", "/v1/admin/organizations/" + SOME_ID + "/tokens"),
            new Endpoint("PUT", "/v1/admin/organizations/" + SOME_ID + "/plan"));

    private static final List<Endpoint> INTERNAL = List.of(
            new Endpoint("POST", "/internal/api-keys/lookup"),
            new Endpoint("POST", "/internal/holds"),
            new Endpoint("GET", "/internal/organizations/" + SOME_ID),
            new Endpoint("GET", "/internal/wallets/" + SOME_ID),
            new Endpoint("POST", "/internal/accounts/lookup"),
            new Endpoint("POST", "/internal/what-if"));

    static List<Endpoint> agent() {
        return AGENT;
    }

    static List<Endpoint> admin() {
        return ADMIN;
    }

    static List<Endpoint> internal() {
        return INTERNAL;
    }

    static List<Endpoint> all() {
        var all = new ArrayList<>(AGENT);
        all.addAll(ADMIN);
        all.addAll(INTERNAL);
        return all;
    }

    @ParameterizedTest
    @MethodSource("agent")
    void agentsEndpointsTakeApiKeysOnly(Endpoint endpoint) {
        var anonymous = endpoint.call(json());
        anonymous.statusCode(401).body("error.code", equalTo("platform_invalid_api_key"));
        for (var token : people()) {
            endpoint.call(bearer(token)).statusCode(403).body("error.code", equalTo("platform_forbidden"));
        }
        endpoint.call(bearer(TestTokens.service("usage-service"))).statusCode(403);
        endpoint.call(bearer("tf_platform_live_" + "x".repeat(43)))
                .statusCode(401)
                .body("error.code", equalTo("platform_invalid_api_key"));
    }

    @ParameterizedTest
    @MethodSource("admin")
    void operatorsEndpointsTakeOperatorsOnly(Endpoint endpoint) {
        endpoint.call(json()).statusCode(401).body("error.code", equalTo("platform_invalid_token"));
        for (var token : people().subList(1, people().size())) {
            endpoint.call(bearer(token)).statusCode(403).body("error.code", equalTo("platform_forbidden"));
        }
        endpoint.call(bearer(Newcomers.register().apiKey())).statusCode(403);
        endpoint.call(bearer(TestTokens.service("usage-service"))).statusCode(403);
        endpoint.call(bearer(TestTokens.expiredOperator())).statusCode(401);
        endpoint.call(bearer(TestTokens.operatorElsewhere())).statusCode(401);
        endpoint.call(bearer(TestTokens.forgedOperator()))
                .statusCode(401)
                .body("error.code", equalTo("platform_invalid_token"));
    }

    @ParameterizedTest
    @MethodSource("internal")
    void internalEndpointsTakeServicesOnly(Endpoint endpoint) {
        endpoint.call(json()).statusCode(401).body("error.code", equalTo("platform_invalid_token"));
        for (var token : people()) {
            endpoint.call(bearer(token)).statusCode(403);
        }
        endpoint.call(bearer(Newcomers.register().apiKey())).statusCode(403);
        endpoint.call(bearer("tf_service_nobody"))
                .statusCode(401)
                .body("error.code", equalTo("platform_invalid_token"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void nobodyGetsInWithRubbish(Endpoint endpoint) {
        endpoint.call(json().header("Authorization", "Bearer not.a.token")).statusCode(401);
        endpoint.call(json().header("Authorization", "Bearer ")).statusCode(401);
        endpoint.call(json().header("Authorization", "Basic b3BlcmF0b3I6b3BlcmF0b3I="))
                .statusCode(401);
    }

    @Test
    void aStaleKeyDoesNotKeepANewcomerOut() {
        bearer("tf_platform_live_" + "x".repeat(43))
                .header("X-Forwarded-For", Newcomers.anAddress())
                .body("{\"name\":\"Again\",\"slug\":\"" + Newcomers.aSlug() + "\"}")
                .post("/v1/platform/agent/register")
                .then()
                .statusCode(201);
    }

    private static List<String> people() {
        var id = UUID.randomUUID().toString();
        return List.of(
                TestTokens.operator(),
                TestTokens.orgAdmin(id),
                TestTokens.teacher(id, "teacher"),
                TestTokens.student(id, "student"),
                TestTokens.workspaceOwner(id));
    }

    private static RequestSpecification bearer(String token) {
        return json().auth().oauth2(token);
    }

    private static RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }

    /** Something that can be called. */
    record Endpoint(String method, String path) {

        ValidatableResponse call(RequestSpecification request) {
            var body = method.equals("GET") ? request : request.body("{}");
            return body.request(method, path).then();
        }
    }
}
