package io.tutorflow.billing.account.verification;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.billing.Newcomers.Newcomer;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a workspace without an address gets one. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class AddressServiceTest {

    private static final Pattern TOKEN = Pattern.compile("token=([0-9a-f]{64})");

    @Inject
    MockMailbox mailbox;

    @Inject
    VerifyingAddresses verifying;

    private Newcomer newcomer;

    @BeforeEach
    void begin() {
        newcomer = Newcomers.register();
    }

    @Test
    void setsAndChangesItAsLongAsNoneIsVerified() throws Throwable {
        var first = anAddress();
        var second = anAddress();

        resend(first).statusCode(202).body("sentTo", equalTo(first));
        var ofTheFirst = token(first);
        resend(second).statusCode(202).body("sentTo", equalTo(second));

        account().body("email", equalTo(second)).body("isEmailVerified", equalTo(false));
        assertInstanceOf(VerificationResult.Replaced.class, verify(ofTheFirst));
        assertInstanceOf(VerificationResult.Done.class, verify(token(second)));
        account().body("email", equalTo(second)).body("isEmailVerified", equalTo(true));
        resend(second).statusCode(200);
        resend(first).statusCode(409).body("error.code", equalTo("platform_conflict"));
        account().body("email", equalTo(second));
    }

    @Test
    void takesNobodyElsesAndNothingThatIsNone() throws Throwable {
        var taken = anAddress();
        assertInstanceOf(VerificationResult.Done.class, verify(tokenOfAnother(taken)));

        resend(taken.toUpperCase(Locale.ROOT)).statusCode(409).body("error.code", equalTo("platform_conflict"));
        resend("nobody").statusCode(400);

        account().body("email", nullValue());
    }

    @Test
    void whatNobodyProvedIsOfWhoeverProvesItFirst() throws Throwable {
        var wanted = anAddress();
        var ofTheOther = tokenOfAnother(wanted);

        resend(wanted).statusCode(202);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> mailbox.getMailsSentTo(wanted).size() == 2);
        assertInstanceOf(VerificationResult.Done.class, verify(token(wanted)));

        assertInstanceOf(VerificationResult.Taken.class, verify(ofTheOther));
    }

    @Test
    void anOperatorSetsAndChangesIt() throws Throwable {
        var first = anAddress();
        var second = anAddress();

        patch(Map.of("email", first))
                .statusCode(200)
                .body("email", equalTo(first))
                .body("isEmailVerified", equalTo(false));
        assertInstanceOf(VerificationResult.Done.class, verify(token(first)));
        patch(Map.of("email", first.toUpperCase(Locale.ROOT)))
                .body("email", equalTo(first))
                .body("isEmailVerified", equalTo(true));
        patch(Map.of("email", second, "rateLimitPerMinute", 77))
                .body("email", equalTo(second))
                .body("isEmailVerified", equalTo(false))
                .body("rateLimitPerMinute", equalTo(77));

        token(second);
    }

    @Test
    void anOperatorIsToldWhoseItIs() throws Throwable {
        var taken = anAddress();
        patch(Map.of("email", taken)).statusCode(200);
        assertInstanceOf(VerificationResult.Done.class, verify(token(taken)));

        with(TestTokens.operator())
                .body(Map.of("email", taken))
                .patch("/v1/admin/workspaces/" + Newcomers.register().organizationId())
                .then()
                .statusCode(409)
                .body("error.code", equalTo("platform_conflict"));
    }

    private VerificationResult verify(String token) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> verifying.verify(new VerificationToken(token)));
    }

    private ValidatableResponse resend(String email) {
        return newcomer.calling()
                .body(Map.of("email", email))
                .post("/v1/platform/agent/verify-email/resend")
                .then();
    }

    private ValidatableResponse patch(Map<String, ?> body) {
        return with(TestTokens.operator())
                .body(body)
                .patch("/v1/admin/workspaces/" + newcomer.organizationId())
                .then();
    }

    private ValidatableResponse account() {
        return newcomer.calling().get("/v1/platform/agent/account").then().statusCode(200);
    }

    private String token(String email) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !mailbox.getMailsSentTo(email).isEmpty());
        var text = TOKEN.matcher(mailbox.getMailsSentTo(email).getLast().getText());
        return text.find() ? text.group(1) : "";
    }

    private String tokenOfAnother(String email) {
        Newcomers.register(Newcomers.anAddress(), Map.of("name", "Other", "slug", Newcomers.aSlug(), "email", email))
                .then()
                .statusCode(201);
        return token(email);
    }

    private static String anAddress() {
        return UUID.randomUUID() + "@agents.example";
    }
}
