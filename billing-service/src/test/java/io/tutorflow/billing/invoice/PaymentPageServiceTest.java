package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.job.RunningByHand;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a buyer learns of the page where an invoice is paid. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class PaymentPageServiceTest extends DocumentedWorkspace {

    @BeforeEach
    void stripeIsAsUsual() {
        Stripes.isAsUsual();
    }

    @AfterEach
    void forgetFaults() {
        TestStripe.control("DELETE", "faults", Map.of());
    }

    @Test
    void theMailWaitsForThePage() {
        collectsByPage();
        stripeIsAway();
        var id = invoice();
        draw();
        // Tried before, as when drawing has failed or taken too long.
        isDue(id);
        draw();
        assertEquals(List.of(), mails());
        page(id).body(containsString("on a secure page of Stripe."));

        TestStripe.control("DELETE", "faults", Map.of());
        var url = awaitPage(id);
        drawUntilNothingIsLeft(id);

        assertEquals(1, mails().size());
        assertTrue(mails().getFirst().contains("Pay $29.00: " + url), mails()::toString);
        page(id).body(containsString("href=\"" + url + "\">Pay $29.00</a>"));
    }

    @Test
    void afterAnHourItIsMailedWithoutAndThenAgainWithThePage() {
        collectsByPage();
        stripeIsAway();
        var id = invoice();
        draw();

        QuarkusMock.installMockForType(() -> Instant.now().plus(Duration.ofHours(1)), BusinessClock.class);
        isDue(id);
        drawUntilNothingIsLeft(id);
        assertEquals(1, mails().size());
        assertFalse(mails().getFirst().contains("http"), mails()::toString);

        TestStripe.control("DELETE", "faults", Map.of());
        var url = awaitPage(id);
        drawUntilNothingIsLeft(id);
        assertEquals(2, mails().size());
        assertTrue(mails().getLast().contains(url), mails()::toString);
    }

    @Test
    void whatIsPaidBeforeItsMailIsWrittenIsMailedAllTheSame() {
        var id = invoice();
        with(OPERATOR)
                .body(Map.of("reason", "wire 7"))
                .post("/v1/admin/invoices/" + id + "/mark-paid")
                .then()
                .statusCode(200);

        drawUntilNothingIsLeft(id);

        assertEquals(1, mails().size());
    }

    @Test
    void whatIsHandedToStripeLaterIsMailedAgain() {
        var id = invoice();
        drawUntilNothingIsLeft(id);
        assertEquals(1, mails().size());
        assertTrue(mails().getFirst().contains("By bank transfer of $29.00"), mails()::toString);

        with(OPERATOR)
                .body(Map.of("collection", "hosted_link"))
                .post("/v1/admin/invoices/" + id + "/stripe")
                .then()
                .statusCode(200);
        var url = awaitPage(id);
        drawUntilNothingIsLeft(id);

        assertEquals(2, mails().size());
        assertTrue(mails().getLast().contains(url), mails()::toString);
        assertFalse(mails().getLast().contains("By bank transfer"), mails()::toString);
    }

    @Test
    void whoseCardIsToBeChargedLaterIsToldNotToPayByTransfer() {
        saveCard();
        var id = invoice();
        drawUntilNothingIsLeft(id);
        assertTrue(mails().getLast().contains("By bank transfer of $29.00"), mails()::toString);

        with(OPERATOR)
                .body(Map.of("collection", "saved_card"))
                .post("/v1/admin/invoices/" + id + "/stripe")
                .then()
                .statusCode(200);
        drawUntilNothingIsLeft(id);

        assertTrue(mails().getLast().contains("Your saved card will be charged."), mails()::toString);
        assertFalse(mails().getLast().contains("By bank transfer of"), mails()::toString);
    }

    private void collectsByPage() {
        with(OPERATOR)
                .body(Map.of("collection", "hosted_link"))
                .put("/v1/admin/workspaces/" + account + "/invoice-collection")
                .then()
                .statusCode(200);
    }

    private static void stripeIsAway() {
        TestStripe.control(
                "PUT",
                "faults",
                Map.of("operation", "POST /v1/invoices", "kind", "refuse", "times", 1_000, "status", 429));
    }

    private String invoice() {
        lessons(FIRST, 1_000);
        return opened().getString("id");
    }

    private void isDue(String id) {
        execute(
                "UPDATE due_work SET due_at = now() WHERE job = 'invoice-documents' AND id = $1",
                Tuple.of(UUID.fromString(id)));
    }

    private static void draw() {
        RunningByHand.of("invoice-documents");
    }

    private void drawUntilNothingIsLeft(String id) {
        draw("invoice-documents", id);
    }

    private String awaitPage(String id) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> with(owner())
                                .get("/v1/platform/owner/invoices/" + id)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath()
                                .getString("stripe.hostedUrl"),
                        url -> url != null);
    }

    private ValidatableResponse page(String id) {
        return with(owner())
                .get("/v1/platform/owner/invoices/" + id + "/page")
                .then()
                .statusCode(200);
    }

    /** What they say, in the order in which they were written. */
    private List<String> mails() {
        var texts = new ArrayList<String>();
        pool.preparedQuery("SELECT text FROM letter WHERE recipient = $1 ORDER BY owed_at")
                .execute(Tuple.of(email))
                .await()
                .indefinitely()
                .forEach(row -> texts.add(row.getString(0)));
        return texts;
    }
}
