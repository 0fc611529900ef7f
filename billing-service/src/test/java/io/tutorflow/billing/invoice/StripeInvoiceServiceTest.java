package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.invoice.StripeInvoiceWork.Kept;
import io.tutorflow.billing.payment.StripeInvoices.Overpaid;
import io.tutorflow.billing.payment.StripeInvoices.Seen;
import io.tutorflow.billing.payment.StripeInvoices.Status;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an invoice of $29 gets to Stripe, and which do not. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class StripeInvoiceServiceTest extends CollectedWorkspace {

    @Inject
    StripeInvoiceWork work;

    @Test
    void aLinkIsMadeOnceAndWhatIsPaidThereIsPaidHere() {
        var id = openInvoice().getString("id");
        collect(id, "saved_card").statusCode(409).body("error.message", containsString("no saved card"));

        var statuses =
                AtOnce.call(4, caller -> collect(id, "hosted_link").extract().statusCode());

        assertEquals(List.of(200, 200, 200, 200), statuses);
        collect(id, "saved_card").statusCode(409).body("error.message", containsString("another way"));
        awaitStripe("open");
        var theirs = onlyAtStripe();
        assertEquals(2_900, theirs.path("total").asInt());
        assertEquals(newest().getString("number"), theirs.path("number").asText());
        assertEquals("send_invoice", theirs.path("collection_method").asText());
        assertEquals(1, theirs.at("/lines/data").size());
        credit(id).statusCode(409).body("error.message", containsString("Stripe is collecting"));

        payOnPage();

        awaitStatus("paid");
        assertTrue(newest().getString("reason").startsWith("Stripe's invoice in_"));
        assertEquals(0, usedLine());
        assertEquals(usd("29").micros(), booked("line_cleared", "invoice:" + id));
        assertEquals(1, transfersFrom("stripe clearing", id));
        assertEquals(0, count("SELECT count(*)::int FROM payment WHERE account_id = $1", account));
        assertTrue(count(
                        "SELECT count(*)::int FROM stripe_event WHERE payment_id IS NULL AND object_id ="
                                + " (SELECT payment_intent_id FROM stripe_invoice WHERE invoice_id = $1)",
                        UUID.fromString(id))
                > 0);
        pay(id).statusCode(409);
    }

    @ParameterizedTest
    @CsvSource({
        "POST /v1/customers, lose_answer",
        "POST /v1/invoices, lose_answer",
        "POST /v1/invoices/{id}/add_lines, lose_answer",
        "POST /v1/invoices/{id}/finalize, lose_answer",
        "POST /v1/invoices, fail_afterwards",
        "POST /v1/invoices/{id}/add_lines, fail_afterwards",
        "POST /v1/invoices/{id}/finalize, fail_afterwards"
    })
    void whatStripeDidWithoutSayingSoIsNotDoneAgain(String operation, String kind) {
        var id = openInvoice().getString("id");
        Stripes.fails(operation, kind, 1);

        collect(id, "hosted_link").statusCode(200);

        awaitStripe("open");
        assertEquals(2_900, onlyAtStripe().path("total").asInt());
    }

    @Test
    void whoIsToldToComeLaterComesLater() {
        var id = openInvoice().getString("id");
        for (var operation : List.of("POST /v1/invoices", "POST /v1/invoices/{id}/finalize")) {
            TestStripe.control(
                    "PUT", "faults", Map.of("operation", operation, "kind", "refuse", "times", 1, "status", 429));
        }

        collect(id, "hosted_link").statusCode(200);

        awaitStripe("open");
        onlyAtStripe();
    }

    /** As long after the crash as Stripe forgets its keys. */
    @Test
    void aKilledServiceFindsItsDraftByOurIdAndFinishesIt() {
        var id = openInvoice().getString("id");
        TestStripe.control(
                "PUT",
                "faults",
                Map.of(
                        "operation",
                        "POST /v1/invoices/{id}/finalize",
                        "kind",
                        "refuse",
                        "times",
                        1_000,
                        "status",
                        429));
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("draft");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> onlyAtStripe().at("/lines/data").size() == 1);
        execute(
                "UPDATE stripe_invoice SET stripe_id = NULL, status = NULL, finalizing = false, attempt = attempt + 1"
                        + " WHERE invoice_id = $1",
                Tuple.of(UUID.fromString(id)));

        TestStripe.control("DELETE", "faults", Map.of());
        lookNow(id);

        awaitStripe("open");
        assertEquals(2_900, onlyAtStripe().path("total").asInt());
    }

    @Test
    void withoutWebhooksStripeIsAsked() {
        Stripes.withholdsWebhooks();
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");

        payOnPage();
        lookNow(id);

        awaitStatus("paid");
        assertEquals(0, usedLine());
    }

    /** Two replicas may look at once, and the answer to one of them may come late. */
    @Test
    void anAnswerThatMayBeOlderThanWhatIsKnownIsNotKept() throws Throwable {
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");
        var before = VertxContextSupport.subscribeAndAwait(
                () -> Panache.withSession(() -> work.find(new InvoiceId(UUID.fromString(id)))));
        var asked =
                new Seen(idAtStripe(), Status.OPEN, 2_900, 2_900, 0, Overpaid.of(0), false, true, 0, null, null, null);
        payOnPage();
        awaitStatus("paid");

        var kept = VertxContextSupport.subscribeAndAwait(() -> work.store(before, asked));

        assertInstanceOf(Kept.Older.class, kept);
        assertEquals("paid", newest().getString("stripe.status"));
    }

    /** Stripe lowers what is due by a balance of the customer: never finalized, a person looks. */
    @Test
    void whatComesToAnotherSumAtStripeIsParkedAndNotCollected() {
        var id = openInvoice().getString("id");
        var customer = saveCardsCustomer();
        TestStripe.post("/v1/customers/" + customer, "balance=-100");

        collect(id, "hosted_link").statusCode(200);

        Awaitility.await().atMost(PATIENCE).until(() -> parked(id).contains("2900 cents are due here"));
        assertEquals("draft", onlyAtStripe().path("status").asText());
        post(id, "mark-paid", REASON).statusCode(200);
        Awaitility.await().atMost(PATIENCE).until(() -> atStripe().isEmpty());
        assertEquals("deleted", shown(id).extract().jsonPath().getString("stripe.status"));
    }

    @Test
    void onlyOpenInvoicesAreCollected() {
        details();
        lessons(FIRST, 1_000);
        close();
        var draft = only();

        collect(draft.getString("id"), "hosted_link").statusCode(409);
        collect(UUID.randomUUID().toString(), "hosted_link").statusCode(404);
        collect(draft.getString("id"), "both").statusCode(400);
        var id = open(draft).extract().jsonPath().getString("id");
        credit(id).statusCode(201);
        collect(id, "hosted_link").statusCode(409).body("error.message", containsString("credit note"));
    }

    @Test
    void aWorkspacesInvoicesAreCollectedAsIsSetFromTheirOpeningOn() {
        collection("by_hand");
        setCollection("saved_card").statusCode(200);
        collection("saved_card");
        setCollection("both").statusCode(400);

        openInvoice();

        // It has no card.
        assertEquals("hosted_link", newest().getString("stripe.collection"));
        awaitStripe("open");
        onlyAtStripe();
    }

    @Test
    void whatWasReopenedDoesNotGoToStripeTwice() {
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");
        payOnPage();
        awaitStatus("paid");
        post(id, "reopen", REASON).statusCode(200);

        collect(id, "hosted_link").statusCode(409).body("error.message", containsString("before it was reopened"));

        post(id, "void", REASON).statusCode(200).body("status", equalTo("draft"));
        var replacement = open(newest()).extract().jsonPath().getString("id");
        collect(replacement, "hosted_link").statusCode(200);
        awaitStripe("open");
        assertEquals(2, atStripe().size());
    }

    private void collection(String expected) {
        with(OPERATOR)
                .get("/v1/admin/workspaces/" + account + "/invoice-collection")
                .then()
                .statusCode(200)
                .body("collection", equalTo(expected));
    }

    private ValidatableResponse setCollection(String wanted) {
        return with(OPERATOR)
                .body(Map.of("collection", wanted))
                .put("/v1/admin/workspaces/" + account + "/invoice-collection")
                .then();
    }

    private static ValidatableResponse credit(String id) {
        return post(
                id,
                "credit-notes",
                Map.of("reason", "duplicate", "lines", List.of(Map.of("line", 1, "quantity", 100))));
    }

    private String saveCardsCustomer() {
        saveCard();
        return customer();
    }
}
