package io.tutorflow.billing.once;

import static io.tutorflow.billing.Newcomers.with;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.payment.checkout.Payers;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An idempotency key means the same at every operation of the service that makes something. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class IdempotencyServiceTest {

    private static final String HOOK = "https://example.com/hooks";

    @Inject
    Pool pool;

    private Payers payer;
    private String organization;

    @BeforeEach
    void thereAreAWorkspaceAndASchool() {
        Stripes.isAsUsual();
        payer = Payers.verified(pool);
        organization = with(TestTokens.operator())
                .body(Map.of("name", "School", "timeZone", "Europe/Berlin", "tokens", 5_000))
                .post("/v1/admin/organizations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Operation, what is sent, another wish, the field that names what was made. */
    static Stream<Arguments> operations() {
        return Stream.of(
                arguments(
                        "credits",
                        body("credits", 10, "reason", "a"),
                        body("credits", 10, "reason", "b"),
                        "transactionId"),
                arguments(
                        "tokens",
                        body("tokens", 10, "reason", "a"),
                        body("tokens", 10, "reason", "b"),
                        "transactionId"),
                arguments("workspaces", body("name", "W"), body("name", "X"), "organizationId"),
                arguments(
                        "organizations",
                        body("name", "S", "timeZone", "UTC"),
                        body("name", "T", "timeZone", "UTC"),
                        "id"),
                arguments("admin-keys", body("name", "a"), body("name", "b"), "keyId"),
                arguments("keys", body("name", "a"), body("name", "b"), "keyId"),
                arguments("register", body("name", "R"), body("name", "Q"), "organizationId"),
                arguments("checkout", body("amountUsd", 10), body("amountUsd", 11), "id"),
                arguments("purchases", body("amountUsd", 10), body("amountUsd", 11), "id"),
                arguments("distributions", body("tokens", 10, "reason", "a"), body("tokens", 10, "reason", "b"), "id"),
                arguments("cards", body(), null, "id"),
                arguments("owner-hooks", body("url", HOOK), body("url", HOOK + "/b"), "id"),
                arguments("school-hooks", body("url", HOOK), body("url", HOOK + "/b"), "id"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theSameKeyIsTheSameThing(
            String operation, Map<String, Object> wish, @Nullable Map<String, Object> other, String id) {
        var key = "clé-" + UUID.randomUUID();
        var slug = Newcomers.aSlug();
        var first = send(operation, wish, slug, key, null).statusCode(201).extract();

        var inTheBody = send(operation, wish, slug, null, key).statusCode(201).extract();
        var inBoth = send(operation, wish, slug, key, key).statusCode(201).extract();

        String made = first.path(id);
        assertNotNull(made);
        assertEquals(made, inTheBody.path(id));
        assertEquals(made, inBoth.path(id));
        assertSecretsAreShownOnce(first, inTheBody);
        send(operation, wish, slug, key, "another").statusCode(400).body("error.message", containsString("differs"));
        if (other != null) {
            send(operation, other, slug, key, null).statusCode(409).body("error.code", equalTo("platform_conflict"));
        }
    }

    private static void assertSecretsAreShownOnce(
            ExtractableResponse<Response> first, ExtractableResponse<Response> again) {
        for (var secret : new String[] {"apiKey", "secret"}) {
            if (first.path(secret) != null) {
                assertNull(again.path(secret), secret);
            }
        }
    }

    @Test
    void amountsAreComparedAsNumbers() {
        var key = UUID.randomUUID().toString();
        var first = credits("{\"credits\":10,\"reason\":\"a\"}", key)
                .statusCode(201)
                .extract();

        credits("{\"reason\":\"a\",\"credits\":10.00}", key)
                .statusCode(201)
                .body("transactionId", equalTo(first.path("transactionId")))
                .body("idempotentReplay", equalTo(true))
                .body("creditBalance", equalTo(110));
        credits("{\"credits\":10.01,\"reason\":\"a\"}", key).statusCode(409);
    }

    @Test
    void twentyAtOnceAreOne() {
        var key = UUID.randomUUID().toString();

        var made = AtOnce.call(20, caller -> (String) credits("{\"credits\":10,\"reason\":\"a\"}", key)
                .statusCode(201)
                .extract()
                .path("transactionId"));

        assertEquals(1, new HashSet<>(made).size());
        payer.account().body("creditBalance", equalTo(110));
    }

    @Test
    void aRefusalLeavesTheKeyFree() {
        var key = UUID.randomUUID().toString();
        var tooMuch = body("tokens", 1_000_000, "studentId", "mia");

        send("distributions", tooMuch, "", key, null).statusCode(402);

        send("distributions", body("tokens", 10), "", key, null).statusCode(201);
    }

    @Test
    void twoHeadersThatDifferAreRefusedAndSoIsWhatIsNotUtf8() {
        with(TestTokens.operator())
                .header("Idempotency-Key", "a", "b")
                .body(body("credits", 10, "reason", "a"))
                .post("/v1/admin/workspaces/" + workspace() + "/credits")
                .then()
                .statusCode(400)
                .body("error.message", containsString("twice with different values"));
    }

    @Test
    void aRotationIsOneRotation() {
        String key = send("keys", body("name", "a"), "", null, null)
                .statusCode(201)
                .extract()
                .path("keyId");
        String hook = send("owner-hooks", body("url", HOOK), "", null, null)
                .statusCode(201)
                .extract()
                .path("id");

        String successor = rotateKey(key).statusCode(201).extract().path("keyId");
        rotateKey(key).statusCode(201).body("keyId", equalTo(successor)).body("apiKey", nullValue());
        assertNotNull(rotateSecret(hook).statusCode(200).extract().path("secret"));
        rotateSecret(hook).statusCode(200).body("secret", nullValue());
        assertEquals(1, count("webhook_former_secret WHERE endpoint_id = '" + hook + "'"));
    }

    @Test
    void aTestIsSentOnce() {
        String hook = send("owner-hooks", body("url", HOOK), "", null, null)
                .statusCode(201)
                .extract()
                .path("id");

        var first = ownerPosts("/v1/platform/owner/webhook-endpoints/" + hook + "/test")
                .statusCode(202)
                .extract();
        ownerPosts("/v1/platform/owner/webhook-endpoints/" + hook + "/test")
                .statusCode(202)
                .body("deliveryId", equalTo(first.path("deliveryId")))
                .body("eventId", equalTo(first.path("eventId")));

        assertEquals(1, count("webhook_delivery WHERE endpoint_id = '" + hook + "'"));
    }

    private ValidatableResponse rotateKey(String keyId) {
        return payer.newcomer()
                .calling()
                .header("Idempotency-Key", "rotate")
                .post("/v1/platform/agent/api-keys/" + keyId + "/rotate")
                .then();
    }

    private ValidatableResponse rotateSecret(String hook) {
        return ownerPosts("/v1/platform/owner/webhook-endpoints/" + hook + "/rotate-secret");
    }

    private ValidatableResponse ownerPosts(String path) {
        return with(TestTokens.workspaceOwner(workspace()))
                .header("Idempotency-Key", "once")
                .post(path)
                .then();
    }

    private ValidatableResponse credits(String json, String key) {
        return with(TestTokens.operator())
                .header("Idempotency-Key", key)
                .body(json)
                .post("/v1/admin/workspaces/" + workspace() + "/credits")
                .then();
    }

    private ValidatableResponse send(
            String operation, Map<String, Object> wish, String slug, @Nullable String header, @Nullable String inBody) {
        var body = new HashMap<>(wish);
        if (inBody != null) {
            body.put("idempotencyKey", inBody);
        }
        var operator = with(TestTokens.operator());
        var owner = with(TestTokens.workspaceOwner(workspace()));
        var admin = with(TestTokens.orgAdmin(organization));
        var call = switch (operation) {
            case "credits", "tokens", "workspaces", "organizations", "admin-keys" -> operator;
            case "keys" -> payer.newcomer().calling();
            case "register" -> Newcomers.from("10.99.0.1");
            case "checkout" -> Newcomers.from("10.99.0.1");
            case "cards", "owner-hooks" -> owner;
            default -> admin;
        };
        if (operation.equals("workspaces") || operation.equals("register")) {
            body.put("slug", slug);
        }
        if (operation.equals("checkout")) {
            body.put("token", payer.token());
        }
        if (operation.equals("distributions")) {
            body.putIfAbsent("studentId", "mia");
        }
        if (header != null) {
            call.header("Idempotency-Key", new String(header.getBytes(UTF_8), ISO_8859_1));
        }
        return call.body(body)
                .post(
                        switch (operation) {
                            case "credits" -> "/v1/admin/workspaces/" + workspace() + "/credits";
                            case "tokens" -> "/v1/admin/organizations/" + organization + "/tokens";
                            case "workspaces" -> "/v1/admin/workspaces";
                            case "organizations" -> "/v1/admin/organizations";
                            case "admin-keys" -> "/v1/admin/workspaces/" + workspace() + "/api-keys";
                            case "keys" -> "/v1/platform/agent/api-keys";
                            case "register" -> "/v1/platform/agent/register";
                            case "checkout" -> "/v1/platform/agent/checkout";
                            case "purchases" -> "/v1/school/purchases";
                            case "distributions" -> "/v1/school/distributions";
                            case "cards" -> "/v1/platform/owner/payment-methods";
                            case "owner-hooks" -> "/v1/platform/owner/webhook-endpoints";
                            case "school-hooks" -> "/v1/school/webhook-endpoints";
                            default -> throw new IllegalArgumentException(operation);
                        })
                .then();
    }

    private long count(String what) {
        return pool.query("SELECT count(*) FROM " + what)
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }

    private String workspace() {
        return payer.newcomer().organizationId();
    }

    private static Map<String, Object> body(Object... fields) {
        var body = new HashMap<String, Object>();
        for (int i = 0; i < fields.length; i += 2) {
            body.put((String) fields[i], fields[i + 1]);
        }
        return body;
    }
}
