package io.tutorflow.pricing;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "pricing"))
class RolesServiceTest {

    static Stream<Arguments> operatorsEndpoints() {
        return Stream.of(
                arguments("GET", "/v1/admin/catalogs"),
                arguments("POST", "/v1/admin/catalogs"),
                arguments("GET", "/v1/admin/catalogs/1"),
                arguments("PUT", "/v1/admin/catalogs/1"),
                arguments("POST", "/v1/admin/catalogs/1/publish"),
                arguments("POST", "/v1/admin/what-if"),
                arguments("GET", "/v1/admin/workspaces/4f1c1b52-0d1e-4b7a-9f0e-6a2b3c4d5e6f/terms"),
                arguments("PUT", "/v1/admin/workspaces/4f1c1b52-0d1e-4b7a-9f0e-6a2b3c4d5e6f/terms"));
    }

    @ParameterizedTest
    @MethodSource("operatorsEndpoints")
    void operatorsEndpointsTakeOperatorsOnly(String method, String path) {
        for (var token : othersWhoAreKnown()) {
            call(Caller.with(token), method, path).statusCode(403).body("error.code", equalTo("platform_forbidden"));
        }
    }

    @ParameterizedTest
    @MethodSource("operatorsEndpoints")
    void nobodyGetsInWithoutAProvenToken(String method, String path) {
        call(Caller.anybody(), method, path).statusCode(401).body("error.code", equalTo("platform_invalid_token"));
        for (var token : tokensOfNobody()) {
            call(Caller.with(token), method, path).statusCode(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/platform/pricing-catalog", "/v1/platform/.well-known/agent.json"})
    void everybodyMaySeePrices(String path) {
        Caller.anybody().get(path).then().statusCode(200);
        Caller.with(TestTokens.student("school-1", "s-1")).get(path).then().statusCode(200);
        Caller.with(TestTokens.expiredOperator()).get(path).then().statusCode(200);
    }

    private static List<String> othersWhoAreKnown() {
        return List.of(
                TestTokens.orgAdmin("school-1"),
                TestTokens.teacher("school-1", "t-1"),
                TestTokens.student("school-1", "s-1"),
                TestTokens.workspaceOwner("4f1c1b52-0d1e-4b7a-9f0e-6a2b3c4d5e6f"),
                TestTokens.service("usage-service"));
    }

    private static List<String> tokensOfNobody() {
        return List.of(
                TestTokens.expiredOperator(),
                TestTokens.operatorElsewhere(),
                TestTokens.forgedOperator(),
                "tf_service_nobody",
                "tf_platform_live_" + "x".repeat(43),
                "not.a.token",
                "");
    }

    private static ValidatableResponse call(RequestSpecification caller, String method, String path) {
        return (method.equals("GET") ? caller : caller.body("{}"))
                .request(method, path)
                .then();
    }
}
