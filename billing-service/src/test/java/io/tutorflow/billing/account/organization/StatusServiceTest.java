package io.tutorflow.billing.account.organization;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.http.StudentAccount;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While an organization is suspended or closed nothing is spent, and its tokens stay. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class StatusServiceTest {

    private final String school = UUID.randomUUID().toString();
    private final String admin = TestTokens.orgAdmin(school);

    @BeforeEach
    void open() {
        with(TestTokens.operator())
                .body(Map.of("id", school, "name", "School", "timeZone", "Europe/Berlin", "tokens", 500))
                .post("/v1/admin/organizations")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "closed"})
    void nothingIsSpentAndTheTokensStay(String status) {
        become(status).statusCode(200).body("status", equalTo(status)).body("revision", equalTo(2));

        balance().body("active", equalTo(false)).body("tokens", equalTo(500));
        for (var call : Map.of(
                        "/v1/school/purchases",
                        Map.of("amountUsd", 5),
                        "/v1/school/distributions",
                        Map.of("studentId", "mia", "tokens", 5))
                .entrySet()) {
            with(admin)
                    .body(call.getValue())
                    .post(call.getKey())
                    .then()
                    .statusCode(403)
                    .body("error.code", equalTo("platform_workspace_suspended"))
                    .body("error.message", containsString(status));
        }
        hold().body("answers[0].outcome", equalTo("REFUSED")).body("answers[0].reason", equalTo("WORKSPACE_SUSPENDED"));
        with(TestTokens.operator())
                .get("/v1/admin/organizations/" + school)
                .then()
                .body("status", equalTo(status))
                .body("tokens", equalTo(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "closed"})
    void itsStudentsSpendNothingEither(String status) {
        with(admin)
                .body(Map.of("studentId", "mia", "tokens", 5))
                .post("/v1/school/distributions")
                .then()
                .statusCode(201);
        var mias = StudentAccount.idOf(UUID.fromString(school), "mia").toString();
        hold(mias).body("answers[0].outcome", equalTo("PLACED"));

        become(status);

        hold(mias).body("answers[0].reason", equalTo("WORKSPACE_SUSPENDED"));
        with(TestTokens.student(school, "mia"))
                .get("/v1/school/balance")
                .then()
                .body("active", equalTo(false))
                .body("tokens", equalTo(5));
    }

    @Test
    void itComesBack() {
        become("closed");
        become("active").statusCode(200).body("status", equalTo("active")).body("revision", equalTo(3));
        become("active").body("revision", equalTo(3));

        balance().body("active", equalTo(true));
        hold().body("answers[0].outcome", equalTo("PLACED"));
    }

    @Test
    void whatIsLeftOutStaysAndWhatIsNoStatusIsRefused() {
        change("{}").statusCode(200).body("status", equalTo("active")).body("revision", equalTo(1));
        change("{\"status\":\"gone\"}").statusCode(400);
        change("{\"status\":\"\"}").statusCode(400);
    }

    @Test
    void servicesAreToldIt() {
        become("closed");

        with(TestTokens.service("budget-service"))
                .get("/internal/organizations/" + school)
                .then()
                .statusCode(200)
                .body("status", equalTo("closed"))
                .body("revision", equalTo(2));
    }

    private ValidatableResponse become(String status) {
        return change("{\"status\":\"" + status + "\"}");
    }

    private ValidatableResponse change(String body) {
        return with(TestTokens.operator())
                .body(body)
                .patch("/v1/admin/organizations/" + school)
                .then();
    }

    private ValidatableResponse balance() {
        return with(admin).get("/v1/school/balance").then().statusCode(200);
    }

    private ValidatableResponse hold() {
        return hold(school);
    }

    private static ValidatableResponse hold(String account) {
        return with(TestTokens.service("usage-service"))
                .body("{\"holds\":[{\"holdId\":\"%s\",\"accountId\":\"%s\",\"amountMicros\":10000}]}"
                        .formatted(UUID.randomUUID(), account))
                .post("/internal/holds")
                .then()
                .statusCode(200);
    }
}
