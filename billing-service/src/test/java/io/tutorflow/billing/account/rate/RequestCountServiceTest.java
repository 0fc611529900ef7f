package io.tutorflow.billing.account.rate;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class RequestCountServiceTest {

    private final UUID workspace = UUID.randomUUID();

    @Test
    void aLimitOfTwoIsTwoWhoeverAsks() {
        take(ask(2, 1, 0), ask(2, 1, 0), ask(2, 1, 0)).body("leases.granted", contains(1, 1, 0));
        take(ask(2, 1, 0)).body("leases.granted", contains(0));
    }

    @Test
    void manyAtOnceTakeNoMoreThanThereIs() {
        List<Integer> granted =
                AtOnce.call(16, i -> take(ask(7, 1, 0)).extract().<Integer>path("leases[0].granted"));

        assertEquals(7, granted.stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void aBlockIsAPartOfWhatIsLeftAndCanBeGivenBack() {
        take(ask(800, 1_000, 0)).body("leases.granted", contains(100));
        take(ask(800, 0, 100)).body("leases.granted", contains(0)).body("leases.microsUntilFull", contains(0));
        take(ask(800, 50, 0)).body("leases.granted", contains(50));
    }

    @Test
    void badQuestionsAreRefused() {
        take(ask(0, 1, 0)).statusCode(400);
        take(ask(1, -1, 0)).statusCode(400);
        take(ask(1, 1, -1)).statusCode(400);
        take().statusCode(400).body("error.code", equalTo("platform_invalid_request"));
        given().contentType("application/json")
                .body("{}")
                .post("/internal/request-counts")
                .then()
                .statusCode(401);
    }

    private Map<String, Object> ask(int limit, int wanted, int unused) {
        return Map.of("workspace", workspace, "limitPerMinute", limit, "wanted", wanted, "unused", unused);
    }

    private static ValidatableResponse take(Object... asks) {
        return given().header("Authorization", "Bearer " + TestTokens.service("usage-service"))
                .contentType("application/json")
                .body(Map.of("asks", List.of(asks)))
                .post("/internal/request-counts")
                .then();
    }
}
