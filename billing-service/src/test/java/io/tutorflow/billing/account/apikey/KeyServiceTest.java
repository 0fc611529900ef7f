package io.tutorflow.billing.account.apikey;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Clock;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.billing.Newcomers.Newcomer;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class KeyServiceTest {

    private static final String KEYS = "/v1/platform/agent/api-keys";

    private Newcomer newcomer;

    @BeforeEach
    void register() {
        newcomer = Newcomers.register();
    }

    @AfterEach
    void comeBack() {
        Clock.move("PT0S");
    }

    @Test
    void aKeyIsShownOnceAndListedWithoutItsSecret() {
        var made = make(newcomer.apiKey(), Map.of("name", "nightly job"));

        made.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("apiKey", matchesPattern("tf_platform_live_[A-Za-z0-9]{43}"))
                .body("keyPrefix", startsWith("tf_platform_live_"))
                .body("name", equalTo("nightly job"))
                .body("status", equalTo("active"))
                .body("parentKeyId", notNullValue())
                .body("expiresAt", nullValue());
        newcomer.calling()
                .get(KEYS)
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.name", contains("nightly job", "first key"))
                .body("items.keyId[0]", equalTo(made.path("keyId")))
                .body("items.apiKey", everyItem(nullValue()));
        newcomer.calling()
                .get(KEYS + "?limit=1&offset=1")
                .then()
                .body("total", equalTo(2))
                .body("items.name", contains("first key"));
    }

    @Test
    void aKeyMadeByAKeyDiesWithIt() {
        var child = make(newcomer.apiKey(), Map.of("name", "child"));
        String childKey = child.path("apiKey");
        var grandchild = make(childKey, Map.of("name", "grandchild"));
        String grandchildKey = grandchild.path("apiKey");
        assertEquals(200, account(grandchildKey));

        newcomer.calling()
                .post(KEYS + "/" + child.path("keyId") + "/revoke")
                .then()
                .statusCode(200)
                .body("status", equalTo("revoked"))
                .body("revokedAt", notNullValue());

        for (var dead : List.of(childKey, grandchildKey)) {
            with(dead)
                    .get("/v1/platform/agent/account")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", "Bearer")
                    .body("error.code", equalTo("platform_api_key_revoked"));
        }
        assertEquals(200, account(newcomer.apiKey()));
    }

    @Test
    void aKeyEndsOnlyItselfAndWhatItMade() {
        var child = make(newcomer.apiKey(), Map.of("name", "child"));
        var sibling = make(newcomer.apiKey(), Map.of("name", "sibling"));
        var stranger = make(Newcomers.register().apiKey(), Map.of("name", "stranger"));

        for (var wish : List.of("/revoke", "/rotate")) {
            with(child.path("apiKey"))
                    .post(KEYS + "/" + sibling.path("keyId") + wish)
                    .then()
                    .statusCode(403)
                    .body("error.code", equalTo("platform_forbidden"));
            with(child.path("apiKey"))
                    .post(KEYS + "/" + child.path("parentKeyId") + wish)
                    .then()
                    .statusCode(403);
            newcomer.calling()
                    .post(KEYS + "/" + stranger.path("keyId") + wish)
                    .then()
                    .statusCode(404)
                    .body("error.code", equalTo("platform_not_found"));
            newcomer.calling().post(KEYS + "/nonsense" + wish).then().statusCode(404);
        }
        assertEquals(200, account(stranger.path("apiKey")));
    }

    @Test
    void aKeyRevokesItselfAndIsGone() {
        String own = keyIdOf(newcomer);

        newcomer.calling().post(KEYS + "/" + own + "/revoke").then().statusCode(200);

        newcomer.calling()
                .post(KEYS + "/" + own + "/revoke")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("platform_api_key_revoked"));
    }

    @Test
    void revokedTwiceIsRevokedOnce() {
        var child = make(newcomer.apiKey(), Map.of("name", "child"));
        var first = newcomer.calling().post(KEYS + "/" + child.path("keyId") + "/revoke");

        var second = newcomer.calling().post(KEYS + "/" + child.path("keyId") + "/revoke");

        second.then().statusCode(200);
        assertEquals(first.<String>path("revokedAt"), second.path("revokedAt"));
    }

    @Test
    void aRotatedKeyDiesInTheSameMoment() {
        var successor = newcomer.calling().post(KEYS + "/" + keyIdOf(newcomer) + "/rotate");

        successor
                .then()
                .statusCode(201)
                .body("name", equalTo("first key"))
                .body("parentKeyId", nullValue())
                .body("apiKey", matchesPattern("tf_platform_live_[A-Za-z0-9]{43}"));
        assertEquals(401, account(newcomer.apiKey()));
        assertEquals(200, account(successor.path("apiKey")));
    }

    @Test
    void rotatedTwiceAtOnceHasOneSuccessor() {
        var own = keyIdOf(newcomer);

        var statuses = AtOnce.call(
                4, i -> newcomer.calling().post(KEYS + "/" + own + "/rotate").statusCode());

        assertEquals(List.of(201, 401, 401, 401), statuses.stream().sorted().toList());
        assertEquals(1, living());
    }

    @Test
    void rotatedByItsMakerTwiceAtOnceHasOneSuccessor() {
        String child = make(newcomer.apiKey(), Map.of("name", "child")).path("keyId");

        var statuses = AtOnce.call(
                4, i -> newcomer.calling().post(KEYS + "/" + child + "/rotate").statusCode());

        assertEquals(List.of(201, 409, 409, 409), statuses.stream().sorted().toList());
        assertEquals(2, living());
    }

    @Test
    void anExpiredKeyIsRefusedAndHasNoSuccessor() {
        var inAnHour = Instant.now().plusSeconds(3600).toString();
        var child = make(newcomer.apiKey(), Map.of("name", "an hour", "expiresAt", inAnHour));
        child.then().statusCode(201);
        assertEquals(200, account(child.path("apiKey")));

        Clock.move("PT2H");

        with(child.path("apiKey"))
                .get("/v1/platform/agent/account")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("platform_api_key_expired"));
        newcomer.calling()
                .post(KEYS + "/" + child.path("keyId") + "/rotate")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("platform_conflict"));
        newcomer.calling().get(KEYS).then().body("items.status", contains("expired", "active"));
    }

    @Test
    void aKeyCannotMakeOneThatOutlivesIt() {
        var now = Instant.now();
        var child = make(
                newcomer.apiKey(),
                Map.of("name", "an hour", "expiresAt", now.plusSeconds(3600).toString()));

        make(
                        child.path("apiKey"),
                        Map.of(
                                "name",
                                "two hours",
                                "expiresAt",
                                now.plusSeconds(7200).toString()))
                .then()
                .statusCode(400)
                .body("error.message", startsWith("Validation failed: expiresAt "));
        make(child.path("apiKey"), Map.of("name", "as long"))
                .then()
                .statusCode(201)
                .body("expiresAt", equalTo(child.path("expiresAt")));
    }

    @Test
    void thereIsAnEndToKeys() {
        var key = Newcomers.with(operatorMade().path("apiKey"));
        for (int i = 1; i < 50; i++) {
            key.body(Map.of("name", "key " + i)).post(KEYS).then().statusCode(201);
        }

        key.body(Map.of("name", "one more"))
                .post(KEYS)
                .then()
                .statusCode(409)
                .body("error.message", startsWith("The workspace has reached its limit of 50 keys"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                  | name must not be blank
            {"name":""}                                         | name must not be blank
            {"name":"k","expiresAt":"tomorrow"}                 | expiresAt must be a valid ISO 8601 time
            {"name":"k","expiresAt":1234567890123}              | expiresAt must be a valid ISO 8601 time
            {"name":"k","expiresAt":"+999999999-12-31T23:59:59Z"} | expiresAt must be within
            {"name":"k","expiresAt":"2001-01-01T00:00:00Z"}     | expiresAt must be in the future
            """)
    void badInputIsNamed(String body, String message) {
        newcomer.calling()
                .body(body)
                .post(KEYS)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("platform_invalid_request"))
                .body("error.message", startsWith("Validation failed: " + message));
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=101", "limit=ten", "offset=-1", "offset=99999999999"})
    void badPagesAreBadInput(String query) {
        newcomer.calling()
                .get(KEYS + "?" + query)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("platform_invalid_request"));
    }

    @Test
    void anOperatorGivesAKeyThatNoOtherKeyEnds() {
        var path = "/v1/admin/workspaces/" + newcomer.organizationId() + "/api-keys";
        var rescue = with(TestTokens.operator()).body(Map.of("name", "rescue")).post(path);
        rescue.then().statusCode(201).body("parentKeyId", nullValue());

        newcomer.calling()
                .post(KEYS + "/" + keyIdOf(newcomer) + "/rotate")
                .then()
                .statusCode(201);

        assertEquals(200, account(rescue.path("apiKey")));
        with(TestTokens.operator())
                .body(Map.of("name", "nobody's"))
                .post("/v1/admin/workspaces/" + UUID.randomUUID() + "/api-keys")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("platform_workspace_not_found"));
    }

    private long living() {
        List<String> statuses = with(TestTokens.operator())
                .body(Map.of("name", "to look with"))
                .post("/v1/admin/workspaces/" + newcomer.organizationId() + "/api-keys")
                .then()
                .extract()
                .response()
                .<String>path("apiKey")
                .transform(key -> with(key).get(KEYS).path("items.status"));
        return statuses.stream().filter("active"::equals).count() - 1;
    }

    private static Response operatorMade() {
        return with(TestTokens.operator())
                .body(Map.of("name", "Many keys", "slug", Newcomers.aSlug()))
                .post("/v1/admin/workspaces");
    }

    private static Response make(String key, Map<String, ?> body) {
        return with(key).body(body).post(KEYS);
    }

    private static int account(String key) {
        return with(key).get("/v1/platform/agent/account").statusCode();
    }

    private static String keyIdOf(Newcomer newcomer) {
        return newcomer.calling().get(KEYS).path("items.find { it.name == 'first key' }.keyId");
    }
}
