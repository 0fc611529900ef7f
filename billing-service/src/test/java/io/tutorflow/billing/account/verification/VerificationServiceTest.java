package io.tutorflow.billing.account.verification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class VerificationServiceTest {

    private static final String VERIFY = "/v1/platform/agent/verify-email";
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

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
        verify(token).statusCode(200).body("isEmailVerified", equalTo(true));
        open(token).statusCode(200).body("isEmailVerified", equalTo(true));
        resend().statusCode(200).body("isEmailVerified", equalTo(true));
    }

    /** Scanners of mail open every link. */
    @Test
    void openingTheLinkVerifiesNothing() {
        var token = tokens(1).getFirst();

        open(token).statusCode(200).body("isEmailVerified", equalTo(false)).body("message", containsString("POST"));
        given().noFilters().queryParam("token", token).head(VERIFY).then().statusCode(200);
        given().noFilters()
                .accept(BROWSER)
                .queryParam("token", token)
                .get(VERIFY)
                .then()
                .statusCode(200)
                .contentType(ContentType.HTML)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("Verify this address?"))
                .body(containsString("value=\"" + token + "\""));

        account().body("isEmailVerified", equalTo(false));
    }

    @Test
    void theButtonOfThePageVerifiesAndASecondVisitSaysSo() {
        var token = tokens(1).getFirst();

        press(token).statusCode(200).body(containsString("The address is verified"));

        account().body("isEmailVerified", equalTo(true));
        press(token).statusCode(200).body(containsString("The address is verified"));
        given().noFilters()
                .accept(BROWSER)
                .queryParam("token", token)
                .get(VERIFY)
                .then()
                .statusCode(200)
                .body(containsString("The address is verified"));
        press("0".repeat(64)).statusCode(404).body(containsString("This link is incomplete"));
        press("abc").statusCode(404).contentType(ContentType.HTML);
    }

    @Test
    void anAddressThatNobodyProvedBlocksNobody() {
        var first = tokens(1).getFirst();
        var second = registerWith(email.toUpperCase(Locale.ROOT))
                .then()
                .statusCode(201)
                .extract();
        var secondToken = tokensTo(email.toUpperCase(Locale.ROOT), 1).getFirst();

        verify(secondToken).statusCode(200).body("organizationId", equalTo(second.path("organizationId")));

        verify(first).statusCode(409).body("error.code", equalTo("platform_conflict"));
        account().body("isEmailVerified", equalTo(false));
        registerWith(email).then().statusCode(409).body("error.message", startsWith("email "));
    }

    @Test
    void aLinkOfAFormerAddressVerifiesNoOther() {
        var token = tokens(1).getFirst();
        pool.preparedQuery("UPDATE workspace SET email = 'other-' || email, revision = revision + 1 WHERE id = $1")
                .execute(Tuple.of(UUID.fromString(newcomer.organizationId())))
                .await()
                .indefinitely();

        verify(token).statusCode(400).body("error.message", containsString("no longer has"));

        account().body("isEmailVerified", equalTo(false));
    }

    @Test
    void ofManyWhoUseOneTokenAtOnceAllHearThatItIsVerified() {
        var token = tokens(1).getFirst();

        var statuses = AtOnce.call(8, caller -> verify(token).extract().statusCode());

        assertEquals(List.of(200, 200, 200, 200, 200, 200, 200, 200), statuses);
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
        pool.preparedQuery("WITH mail AS (UPDATE verification_mail SET sent_at = NULL WHERE email = $1 RETURNING id)"
                        + " INSERT INTO due_work (job, id, due_at, attempts)"
                        + " SELECT 'verification-mails', id, now(), 1 FROM mail"
                        + " ON CONFLICT (job, id) DO UPDATE SET due_at = now()")
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
        given().get(VERIFY).then().statusCode(400);
        open("abc").statusCode(400).body("error.message", containsString("token must have 64 characters"));
        open("0".repeat(64)).statusCode(404);
        verify("abc").statusCode(400).body("error.message", startsWith("Validation failed: token "));
        verify("0".repeat(64)).statusCode(404).body("error.code", equalTo("platform_not_found"));
    }

    /** The tokens of the mails to this address, once there are that many. */
    private List<String> tokens(int many) {
        return tokensTo(email, many);
    }

    private List<String> tokensTo(String address, int many) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> mailbox.getMailsSentTo(address).size() == many);
        return mailbox.getMailsSentTo(address).stream()
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

    private static Response registerWith(String address) {
        return Newcomers.register(
                Newcomers.anAddress(), Map.of("name", "Other", "slug", Newcomers.aSlug(), "email", address));
    }

    private static ValidatableResponse open(String token) {
        return given().queryParam("token", token).get(VERIFY).then();
    }

    private static ValidatableResponse verify(String token) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("token", token))
                .post(VERIFY)
                .then();
    }

    private static ValidatableResponse press(String token) {
        return given().accept(BROWSER)
                .contentType(ContentType.URLENC)
                .formParam("token", token)
                .noFilters()
                .post(VERIFY)
                .then();
    }
}
