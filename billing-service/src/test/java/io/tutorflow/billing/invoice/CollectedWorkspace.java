package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.Stripes;
import io.tutorflow.testbed.TestStripe;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A workspace whose invoice of $29 Stripe collects. */
abstract class CollectedWorkspace extends InvoicedWorkspace {

    static final Map<String, ?> REASON = Map.of("reason", "wire of Nov 3");

    @BeforeEach
    void stripeIsAsUsual() {
        Stripes.isAsUsual();
    }

    @AfterEach
    void askedStripeOnlyForWhatItKnows() {
        TestStripe.control("DELETE", "faults", Map.of());
        Stripes.hasHadOnlyValidRequests();
    }

    static ValidatableResponse collect(String id, String path) {
        return post(id, "stripe", Map.of("collection", path));
    }

    void payOnPage() {
        var page = newest().getString("stripe.hostedUrl");
        assertTrue(TestStripe.pay(page, Stripes.PAYS).statusCode() < 400);
    }

    static ValidatableResponse shown(String id) {
        return with(OPERATOR).get("/v1/admin/invoices/" + id).then().statusCode(200);
    }

    static JsonPath of(String id) {
        return shown(id).extract().jsonPath();
    }

    void awaitStripe(String status) {
        Awaitility.await().atMost(PATIENCE).until(() -> status.equals(newest().getString("stripe.status")));
    }

    void awaitStatus(String status) {
        Awaitility.await().atMost(PATIENCE).until(() -> status.equals(newest().getString("status")));
    }

    String idAtStripe() {
        return newest().getString("stripe.invoiceId");
    }

    JsonNode onlyAtStripe() {
        var all = atStripe();
        assertEquals(1, all.size(), all::toString);
        return all.get(0);
    }

    JsonNode atStripe() {
        return TestStripe.get("/v1/invoices?limit=10&customer=" + customer()).path("data");
    }

    String customer() {
        return pool.preparedQuery("SELECT customer_id FROM stripe_customer WHERE account_id = $1")
                .execute(Tuple.of(account))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }

    void lookNow(String id) {
        execute(
                "UPDATE due_work SET due_at = now() WHERE job = 'stripe-invoices' AND id = $1",
                Tuple.of(UUID.fromString(id)));
    }

    String parked(String id) {
        var rows = pool.preparedQuery(
                        "SELECT error FROM due_work WHERE job = 'stripe-invoices' AND id = $1 AND parked_at IS NOT NULL")
                .execute(Tuple.of(UUID.fromString(id)))
                .await()
                .indefinitely();
        return rows.size() == 0 ? "" : rows.iterator().next().getString(0);
    }

    int count(String sql, UUID of) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(of))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
    }

    /** How many transfers say that the invoice's money came in there. */
    int transfersFrom(String house, String id) {
        var key = UUID.nameUUIDFromBytes(("invoice:" + id).getBytes(UTF_8));
        return pool.preparedQuery("""
                        SELECT count(*)::int FROM transfer t JOIN house_account h ON h.id = t.debit_account_id
                        WHERE t.id = $1 AND h.name = $2 AND t.kind = 'line_cleared'""")
                .execute(Tuple.of(key, house))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
    }
}
