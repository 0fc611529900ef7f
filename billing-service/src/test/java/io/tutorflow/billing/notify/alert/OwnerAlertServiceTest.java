package io.tutorflow.billing.notify.alert;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The owner of a workspace is told that its credits run low, and that they are used up. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class OwnerAlertServiceTest {

    private static final String OWNERS = "/v1/platform/owner/low-balance-threshold";

    @Inject
    Spending spending;

    @Inject
    MockMailbox mailbox;

    @Inject
    Pool pool;

    private final String email = UUID.randomUUID() + "@agents.example";
    private String workspace;
    private String owner;

    @BeforeEach
    void thereIsAWorkspace() {
        workspace = Newcomers.register().organizationId();
        owner = TestTokens.workspaceOwner(workspace);
    }

    @Test
    void webhooksAreToldOfBoth() {
        var endpoint = with(owner)
                .body(Map.of("url", "https://agents.example/hooks"))
                .post("/v1/platform/owner/webhook-endpoints")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        with(owner).body(Map.of("thresholdCredits", 50)).put(OWNERS).then().statusCode(200);

        spending.capture(workspace, 60);
        assertFalse(spending.hold(workspace, 60));
        assertFalse(spending.hold(workspace, 60));

        await(() -> deliveries(endpoint).extract().<Integer>path("total") == 2);
        deliveries(endpoint)
                .body("items.type", containsInAnyOrder("credits.exhausted", "credits.balance_low"))
                .body("items.payload.data.creditBalance", contains(40, 40))
                .body("items.find { it.type == 'credits.balance_low' }.payload.data.thresholdCredits", equalTo(50))
                .body("items.find { it.type == 'credits.exhausted' }.payload.data.thresholdCredits", nullValue());
    }

    @Test
    void theOwnerOfAWorkspaceIsMailed() {
        with(owner)
                .body(Map.of("thresholdCredits", 50, "emails", List.of(email)))
                .put(OWNERS)
                .then()
                .statusCode(200)
                .body("thresholdCredits", equalTo(50))
                .body("low", equalTo(false));

        spending.capture(workspace, 51);

        await(() -> mailbox.getMailsSentTo(email).size() == 1);
        var mail = mailbox.getMailsSentTo(email).getFirst();
        assertEquals("Your credits are running low", mail.getSubject());
        assertTrue(mail.getText().contains("is 49 credits, which is below the threshold of 50"), mail.getText());
        assertFalse(spending.hold(workspace, 60));
        await(() -> mailbox.getMailsSentTo(email).size() == 2);
        assertEquals(
                "Your credits are used up",
                mailbox.getMailsSentTo(email).getLast().getSubject());
        with(owner).get(OWNERS).then().body("low", equalTo(true));
    }

    @Test
    void whoCrossesAllDayLongIsMailedTenTimes() {
        with(owner)
                .body(Map.of("thresholdCredits", 50, "emails", List.of(email)))
                .put(OWNERS)
                .then()
                .statusCode(200);

        pool.preparedQuery("INSERT INTO crossing (account_id, kind, balance_micros, told_at)"
                        + " SELECT $1, 'exhausted', 0, now() FROM generate_series(1, 9)")
                .executeAndAwait(Tuple.of(UUID.fromString(workspace)));
        refuse();
        await(() -> told() == 10);
        refuse();
        await(() -> told() == 11);

        assertEquals(1, count("SELECT count(*) FROM letter WHERE recipient = $1", email));
    }

    private void refuse() {
        pool.preparedQuery("INSERT INTO balance_signal (follower, account_id, seq, balance_micros, at)"
                        + " VALUES ('exhaustion', $1, 1, 0, now())")
                .executeAndAwait(Tuple.of(UUID.fromString(workspace)));
    }

    private long told() {
        return count("SELECT count(*) FROM crossing WHERE account_id::text = $1", workspace);
    }

    private long count(String sql, String of) {
        return pool.preparedQuery(sql)
                .executeAndAwait(Tuple.of(of))
                .iterator()
                .next()
                .getLong(0);
    }

    private ValidatableResponse deliveries(String endpoint) {
        return with(owner)
                .get("/v1/platform/owner/webhook-endpoints/" + endpoint + "/deliveries")
                .then()
                .statusCode(200);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(condition);
    }
}
