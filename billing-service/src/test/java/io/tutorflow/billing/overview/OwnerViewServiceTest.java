package io.tutorflow.billing.overview;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.billing.Newcomers.Newcomer;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The person behind a workspace sees all that its agent sees; operators see it of every account. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class OwnerViewServiceTest {

    private Newcomer newcomer;

    @BeforeEach
    void begin() {
        newcomer = Newcomers.register();
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "billing/status", "transactions", "api-keys", "billing/auto-reload"})
    void isWhatTheAgentSees(String what) {
        var agents = newcomer.calling().get("/v1/platform/agent/" + what).then().statusCode(200);
        var owners = what.equals("billing/auto-reload") ? "auto-reload" : what;

        owner().get("/v1/platform/owner/" + owners)
                .then()
                .statusCode(200)
                .body(equalTo(agents.extract().asString()));
    }

    @Test
    void theHistoryIsAFileToo() {
        owner().get("/v1/platform/owner/transactions.csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(containsString("signup,100"));
    }

    @Test
    void ownersMakeReplaceAndEndAnyKey() {
        String first =
                owner().get("/v1/platform/owner/api-keys").then().extract().path("items[0].keyId");
        String made = owner().body(Map.of("name", "mine"))
                .post("/v1/platform/owner/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("keyId");

        owner().post("/v1/platform/owner/api-keys/" + first + "/revoke")
                .then()
                .statusCode(200)
                .body("status", equalTo("revoked"));
        newcomer.calling().get("/v1/platform/agent/account").then().statusCode(401);
        String successor = owner().post("/v1/platform/owner/api-keys/" + made + "/rotate")
                .then()
                .statusCode(201)
                .extract()
                .path("apiKey");
        with(successor).get("/v1/platform/agent/account").then().statusCode(200);
        owner().post("/v1/platform/owner/api-keys/" + first + "/rotate").then().statusCode(409);
        var stranger = Newcomers.register();
        with(TestTokens.workspaceOwner(stranger.organizationId()))
                .post("/v1/platform/owner/api-keys/" + made + "/revoke")
                .then()
                .statusCode(404);
    }

    @Test
    void theLinkToPayNeedsAVerifiedAddressHereToo() {
        owner().post("/v1/platform/owner/billing/session")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("email_verification_required"));
    }

    @Test
    void operatorsSeeTransactionsPaymentsAndHoldsOfEveryAccount() {
        var id = newcomer.organizationId();
        var hold = UUID.randomUUID();
        with(TestTokens.service("usage-service"))
                .body("{\"holds\":[{\"holdId\":\"%s\",\"accountId\":\"%s\",\"amountMicros\":250000}]}"
                        .formatted(hold, id))
                .post("/internal/holds")
                .then()
                .statusCode(200);

        admin(id, "transactions").statusCode(200).body("total", equalTo(1)).body("items[0].type", equalTo("signup"));
        admin(id, "payments").statusCode(200).body("items", hasSize(0));
        admin(id, "holds")
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].id", equalTo(hold.toString()))
                .body("items[0].credits", equalTo(25));
        for (var what : new String[] {"transactions", "payments", "holds", "usage"}) {
            admin(UUID.randomUUID().toString(), what).statusCode(404);
        }
    }

    private static io.restassured.response.ValidatableResponse admin(String account, String what) {
        return with(TestTokens.operator())
                .get("/v1/admin/accounts/" + account + "/" + what)
                .then();
    }

    private RequestSpecification owner() {
        return with(TestTokens.workspaceOwner(newcomer.organizationId()));
    }
}
