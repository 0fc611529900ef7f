package io.tutorflow.billing.verification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.billing.Newcomers.Newcomer;
import io.tutorflow.http.KeyHash;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class VerificationServiceTest {

    private static final Pattern LINK =
            Pattern.compile("(http\\S+/v1/platform/agent/verify-email\\?token=([0-9a-f]{64}))");

    @Inject
    MockMailbox mailbox;

    @Inject
    Pool pool;

    private String email;
    private Newcomer newcomer;

    @BeforeEach
    void somebodyRegistersWithAnAddress() {
        email = UUID.randomUUID() + "@agents.example";
        var answer = Newcomers.register(
                Newcomers.anAddress(), Map.of("name", "Newcomer", "slug", Newcomers.aSlug(), "email", email));
        newcomer = new Newcomer(answer.then().statusCode(201).extract().path("organizationId"), answer.path("apiKey"));
    }

    @Test
    void theLinkOfTheMailVerifiesTheAddressOnce() {
        account().body("isEmailVerified", equalTo(false)).body("restrictedActions", hasItem("create_billing_session"));
        var token = tokens(1).getFirst();

        verify(token)
                .statusCode(200)
                .body("isEmailVerified", equalTo(true))
                .body("organizationId", equalTo(newcomer.organizationId()));

        account().body("isEmailVerified", equalTo(true)).body("restrictedActions", hasSize(0));
        verify(token).statusCode(400).body("error.message", containsString("used before"));
        resend().statusCode(200).body("isEmailVerified", equalTo(true));
    }

    @Test
    void ofManyWhoUseOneTokenAtOnceOneVerifies() {
        var token = tokens(1).getFirst();

        var statuses = AtOnce.call(8, caller -> verify(token).extract().statusCode());

        assertEquals(1, statuses.stream().filter(status -> status == 200).count());
        assertEquals(7, statuses.stream().filter(status -> status == 400).count());
    }

    @Test
    void aTokenIsGoodForADay() {
        var token = tokens(1).getFirst();
        pool.preparedQuery("UPDATE verification_token SET expires_at = now() WHERE token_hash = $1")
                .execute(Tuple.of(KeyHash.of(token).hex()))
                .await()
                .indefinitely();

        verify(token).statusCode(400).body("error.message", containsString("expired"));

        account().body("isEmailVerified", equalTo(false));
    }

    @Test
    void aMailMayBeAskedForAgainButNotWithoutEnd() {
        tokens(1);
        for (int i = 2; i <= 5; i++) {
            resend().statusCode(202).body("sentTo", equalTo(email));
        }

        resend().statusCode(429).body("error.code", equalTo("platform_rate_limit_exceeded"));

        verify(tokens(5).getFirst()).statusCode(200);
    }

    @Test
    void aMailWhoseSenderDiedIsSentAgainAndBothLinksWork() {
        tokens(1);
        pool.preparedQuery("UPDATE verification_mail SET sent_at = NULL, next_attempt_at = now() WHERE email = $1")
                .execute(Tuple.of(email))
                .await()
                .indefinitely();

        var both = tokens(2);

        assertNotEquals(both.getFirst(), both.getLast());
        verify(both.getLast()).statusCode(200);
        verify(both.getFirst()).statusCode(200);
    }

    @Test
    void aWorkspaceWithoutAnAddressIsToldSo() {
        Newcomers.register()
                .calling()
                .post("/v1/platform/agent/verify-email/resend")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("platform_conflict"));
    }

    @Test
    void whatIsNoTokenIsRefused() {
        given().get("/v1/platform/agent/verify-email").then().statusCode(400);
        verify("abc").statusCode(400).body("error.message", containsString("token must have 64 characters"));
        verify("0".repeat(64)).statusCode(404).body("error.code", equalTo("platform_not_found"));
    }

    /** The tokens of the mails to this address, once there are that many. */
    private List<String> tokens(int many) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> mailbox.getMailsSentTo(email).size() == many);
        return mailbox.getMailsSentTo(email).stream()
                .map(mail -> {
                    var link = LINK.matcher(mail.getText());
                    return link.find() ? link.group(2) : "no link: " + mail.getText();
                })
                .toList();
    }

    private ValidatableResponse account() {
        return newcomer.calling().get("/v1/platform/agent/account").then().statusCode(200);
    }

    private ValidatableResponse resend() {
        return newcomer.calling().post("/v1/platform/agent/verify-email/resend").then();
    }

    private static ValidatableResponse verify(String token) {
        return given().queryParam("token", token)
                .get("/v1/platform/agent/verify-email")
                .then();
    }
}
