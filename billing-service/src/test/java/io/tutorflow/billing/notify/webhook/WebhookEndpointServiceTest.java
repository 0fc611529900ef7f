package io.tutorflow.billing.notify.webhook;

import static io.tutorflow.billing.Newcomers.with;
import static io.tutorflow.billing.notify.webhook.Listener.ENDPOINTS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.billing.notify.webhook.Listener.Made;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account's people say where its events are sent. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class WebhookEndpointServiceTest {

    private static final String SCHOOLS = "/v1/school/webhook-endpoints";
    private static final String URL = "https://customer.invalid/hooks";

    private Listener listener;

    @BeforeEach
    void somebodyListens() {
        listener = Listener.newcomer();
    }

    @Test
    void showsTheSecretWhenItIsMadeAndNeverAgain() {
        var made = listener.make(Map.of("url", URL, "description", "Books", "events", List.of("payment.failed")))
                .statusCode(201)
                .body("secret", matchesPattern("whsec_[A-Za-z0-9+/]{43}="))
                .body("status", equalTo("enabled"))
                .body("events", contains("payment.failed"))
                .extract();
        String secret = made.path("secret");
        var endpoint = new Made(listener, made.path("id"), secret);

        endpoint.get("").statusCode(200).body("url", equalTo(URL)).body("secret", nullValue());
        with(listener.owner())
                .get(ENDPOINTS)
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].description", equalTo("Books"))
                .body(not(containsString(secret)));
        endpoint.change(Map.of("description", "")).body("description", nullValue());
        endpoint.post("/rotate-secret")
                .statusCode(200)
                .body("secret", not(equalTo(secret)))
                .body("secret", matchesPattern("whsec_.{44}"));
    }

    @Test
    void isChangedDisabledEnabledAndDeleted() {
        var endpoint = made(listener);

        endpoint.change(Map.of("events", List.of("budget.exceeded", "payment.failed", "budget.exceeded")))
                .statusCode(200)
                .body("events", contains("budget.exceeded", "payment.failed"))
                .body("url", equalTo(URL));
        endpoint.change(Map.of("status", "disabled", "url", URL + "/2"))
                .body("status", equalTo("disabled"))
                .body("disabledReason", equalTo("owner"))
                .body("url", equalTo(URL + "/2"));
        endpoint.post("/test").statusCode(409).body("error.message", containsString("disabled"));
        endpoint.change(Map.of("status", "enabled", "events", List.of()))
                .body("status", equalTo("enabled"))
                .body("disabledReason", nullValue())
                .body("events", empty());
        with(listener.owner()).delete(endpoint.path()).then().statusCode(204);
        with(listener.owner()).delete(endpoint.path()).then().statusCode(404);
        endpoint.get("").statusCode(404);
    }

    @Test
    void thereAreTenToAnAccountWhoeverAsksAtTheSameTime() {
        var answers = AtOnce.call(
                15, caller -> listener.make(Map.of("url", URL)).extract().statusCode());

        assertEquals(10, answers.stream().filter(status -> status == 201).count());
        listener.make(Map.of("url", URL))
                .statusCode(409)
                .body("error.code", equalTo("platform_conflict"))
                .body("error.message", containsString("at most 10 webhook endpoints"));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        refused(Map.of(), "url must not be null");
        refused(Map.of("url", "hooks"), "url must be an absolute URL");
        refused(Map.of("url", "https://a:b@customer.invalid"), "url must not contain a user or a password");
        refused(Map.of("url", "https://customer.invalid/" + "x".repeat(2_000)), "url size must be");
        refused(Map.of("url", URL, "events", List.of("payment.failed", "payment.lost")), "events[1] must be one of");
        refused(Map.of("url", URL, "events", List.of("webhook.test")), "events[0] must be one of");
        refused(Map.of("url", URL, "events", "payment.failed"), "events");
        refused(Map.of("url", URL, "description", "x".repeat(501)), "description size must be");
        var endpoint = made(listener);
        endpoint.change(Map.of("status", "paused"))
                .statusCode(400)
                .body("error.message", containsString("status must be enabled or disabled"));
        endpoint.change(Map.of("url", "ftp://customer.invalid")).statusCode(400);
        endpoint.get("/deliveries?status=lost")
                .statusCode(400)
                .body("error.message", containsString("status must be pending, delivered or failed"));
    }

    @Test
    void anothersIsNotThere() {
        var endpoint = made(listener);
        String delivery = endpoint.post("/test").statusCode(202).extract().path("deliveryId");
        var stranger = Listener.newcomer();
        var own = made(stranger);
        var foreign = new Made(stranger, endpoint.id(), "");

        foreign.get("").statusCode(404);
        foreign.change(Map.of("description", "mine")).statusCode(404);
        foreign.post("/rotate-secret").statusCode(404);
        foreign.post("/test").statusCode(404);
        foreign.get("/deliveries").statusCode(404);
        foreign.post("/deliveries/" + delivery + "/replay").statusCode(404);
        own.post("/deliveries/" + delivery + "/replay").statusCode(404);
        with(stranger.owner()).delete(foreign.path()).then().statusCode(404);
        with(stranger.owner()).get(ENDPOINTS).then().body("items.id", contains(own.id()));
        with(TestTokens.orgAdmin(listener.account().toString()))
                .get(SCHOOLS + "/" + endpoint.id())
                .then()
                .statusCode(404);
        endpoint.get("").statusCode(200);
    }

    @Test
    void isForPeopleWhoMayAndForAccountsThatExist() {
        var newcomer = Newcomers.register();
        var body = Map.of("url", URL);
        var school = UUID.randomUUID().toString();

        newcomer.calling().body(body).post(ENDPOINTS).then().statusCode(403);
        with(TestTokens.operator()).body(body).post(ENDPOINTS).then().statusCode(403);
        with(TestTokens.teacher(school, "t")).get(SCHOOLS).then().statusCode(403);
        with(TestTokens.student(school, "s")).get(SCHOOLS).then().statusCode(403);
        with(TestTokens.workspaceOwner(school))
                .body(body)
                .post(ENDPOINTS)
                .then()
                .statusCode(404);
        with(TestTokens.orgAdmin(school)).body(body).post(SCHOOLS).then().statusCode(404);
    }

    @Test
    void aSchoolHasThemToo() {
        var school = UUID.randomUUID().toString();
        with(TestTokens.operator())
                .body(Map.of("id", school, "name", "School", "timeZone", "Europe/Berlin", "tokens", 0))
                .post("/v1/admin/organizations")
                .then()
                .statusCode(201);
        var admin = TestTokens.orgAdmin(school);
        String id = with(admin)
                .body(Map.of("url", URL))
                .post(SCHOOLS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var path = SCHOOLS + "/" + id;

        with(admin).get(SCHOOLS).then().statusCode(200).body("total", equalTo(1));
        with(admin).get(path).then().statusCode(200);
        with(admin).body(Map.of("description", "x")).patch(path).then().statusCode(200);
        with(admin).post(path + "/rotate-secret").then().statusCode(200);
        String delivery = with(admin)
                .post(path + "/test")
                .then()
                .statusCode(202)
                .extract()
                .path("deliveryId");
        with(admin).get(path + "/deliveries").then().statusCode(200).body("items.id", contains(delivery));
        with(admin).post(path + "/deliveries/" + delivery + "/replay").then().statusCode(202);
        with(admin).delete(path).then().statusCode(204);
    }

    @Test
    void isNotUsedToFloodSomebody() {
        var endpoint = made(listener);

        for (int i = 0; i < 10; i++) {
            endpoint.post("/test").statusCode(202);
        }

        endpoint.post("/test").statusCode(429).header("Retry-After", "60");
    }

    @Test
    void isNotFloodedByManyWhoTryItAtOnce() {
        var endpoint = made(listener);

        var answers = AtOnce.call(15, i -> endpoint.post("/test").extract().statusCode());

        assertEquals(10, answers.stream().filter(status -> status == 202).count());
        assertEquals(5, answers.stream().filter(status -> status == 429).count());
    }

    private static Made made(Listener listener) {
        var made = listener.make(Map.of("url", URL)).statusCode(201).extract();
        return new Made(listener, made.path("id"), made.path("secret"));
    }

    private void refused(Map<String, ?> wish, String why) {
        listener.make(new HashMap<>(wish)).statusCode(400).body("error.message", containsString(why));
    }
}
