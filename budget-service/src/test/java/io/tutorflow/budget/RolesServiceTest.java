package io.tutorflow.budget;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(
        value = TestbedResource.class,
        initArgs = {@ResourceArg(name = "database", value = "budget"), @ResourceArg(name = "tls", value = "true")})
class RolesServiceTest {

    static Stream<Arguments> endpoints() {
        return Stream.of(
                arguments("GET", "/v1/school/budgets"),
                arguments("PUT", "/v1/school/teachers/t-1/budget"),
                arguments("DELETE", "/v1/school/teachers/t-1/budget"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void takesOrgAdminsOnly(String method, String path) {
        for (var token : othersWhoAreKnown()) {
            call(token, method, path).statusCode(403).body("error.code", equalTo("platform_forbidden"));
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void takesNoAdminOfNowhere(String method, String path) {
        call(TestTokens.orgAdmin(" "), method, path).statusCode(403);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void nobodyGetsInWithoutAProvenToken(String method, String path) {
        for (var token : List.of(
                "",
                "not.a.token",
                "tf_service_nobody",
                "tf_platform_live_" + "x".repeat(43),
                TestTokens.expiredOperator(),
                TestTokens.forgedOperator())) {
            call(token, method, path).statusCode(401).body("error.status", equalTo(401));
        }
    }

    private static List<String> othersWhoAreKnown() {
        return List.of(
                TestTokens.operator(),
                TestTokens.teacher("school-1", "t-1"),
                TestTokens.student("school-1", "s-1"),
                TestTokens.workspaceOwner("4f1c1b52-0d1e-4b7a-9f0e-6a2b3c4d5e6f"),
                TestTokens.service("usage-service"));
    }

    private static ValidatableResponse call(String token, String method, String path) {
        var caller = given().contentType(ContentType.JSON).auth().oauth2(token);
        var body = "{\"period\":\"weekly\",\"limitTokens\":500}";
        return (method.equals("PUT") ? caller.body(body) : caller)
                .request(method, path)
                .then();
    }
}
