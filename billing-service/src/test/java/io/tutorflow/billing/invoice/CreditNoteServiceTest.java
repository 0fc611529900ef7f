package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.money.Percent;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Credit notes on an invoice of $29 for 580 of 1,000 lessons, with 10 % tax: $31.90. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class CreditNoteServiceTest extends InvoicedWorkspace {

    private static final Map<String, ?> HUNDRED_LESSONS =
            Map.of("reason", "product_unsatisfactory", "lines", List.of(Map.of("line", 1, "quantity", 100)));
    private static final Map<String, ?> ALL = Map.of("reason", "duplicate");

    @Test
    void ofAnOpenInvoiceSoMuchLessIsDueAndOwed() {
        var id = taxed().getString("id");

        credit(id, HUNDRED_LESSONS)
                .statusCode(201)
                .body("settlement", equalTo("due_lowered"))
                .body("netUsd", equalTo(5))
                .body("taxUsd", equalTo(0.5f))
                .body("totalUsd", equalTo(5.5f))
                .body("number", containsString("TFC-"));

        assertEquals(usd("24").micros(), usedLine());
        var invoice = newest();
        assertEquals("31.9", invoice.getString("dueUsd"));
        assertEquals("5.5", invoice.getString("creditedUsd"));
        assertEquals("26.4", invoice.getString("outstandingUsd"));
        assertEquals(List.of("5.5"), invoice.getList("creditNotes.totalUsd", String.class));
        pay(id).statusCode(200).body("outstandingUsd", equalTo(0));
        assertEquals(0, usedLine());
        assertEquals(usd("24").micros(), booked("line_cleared", "invoice:" + id));
        assertEquals(usd("2.4").micros(), booked("tax", "invoice:" + id));
    }

    @Test
    void ofAPaidInvoiceMoneyGoesBackAndTheLineIsLeftAlone() {
        var id = taxed().getString("id");
        pay(id).statusCode(200);

        var note = credit(id, HUNDRED_LESSONS)
                .statusCode(201)
                .body("settlement", equalTo("money_back"))
                .extract()
                .jsonPath()
                .getString("id");

        assertEquals(0, usedLine());
        assertEquals(usd("5").micros(), booked("usage_returned", "given-back:" + note));
        assertEquals(usd("0.5").micros(), booked("tax_returned", "given-back:" + note));
    }

    @Test
    void theLastOneTakesAllThatIsLeftAndNothingIsAskedForAnyMore() {
        var id = taxed().getString("id");
        credit(id, HUNDRED_LESSONS).statusCode(201);

        credit(id, ALL).statusCode(201).body("totalUsd", equalTo(26.4f));

        assertEquals(0, usedLine());
        assertEquals("paid", newest().getString("status"));
        credit(id, ALL).statusCode(409).body("error.message", containsString("less than a cent"));
        post(id, "reopen", Map.of("reason", "a bank")).statusCode(409);
    }

    @Test
    void neverMoreThanIsLeftOfALineOrOfTheInvoice() {
        var id = taxed().getString("id");

        credit(id, Map.of("reason", "duplicate", "lines", List.of(Map.of("line", 1, "quantity", 581))))
                .statusCode(409)
                .body("error.message", containsString("$29 before tax of line 1"));
        credit(id, Map.of("reason", "duplicate", "lines", List.of(Map.of("line", 2, "amountUsd", 1))))
                .statusCode(400)
                .body("error.message", containsString("line 2 must be a line of usage"));
        credit(id, Map.of("reason", "duplicate", "lines", List.of(Map.of("line", 1))))
                .statusCode(400)
                .body("error.message", containsString("either quantity or amountUsd"));
        credit(id, Map.of("reason", "whim")).statusCode(400);
    }

    @Test
    void theSameKeyIsTheSameNoteAtOnceAndLater() {
        var id = taxed().getString("id");
        var key = UUID.randomUUID().toString();

        var notes = AtOnce.call(
                4,
                caller -> credit(id, HUNDRED_LESSONS, key)
                        .statusCode(201)
                        .extract()
                        .<String>path("id"));

        assertEquals(1, Set.copyOf(notes).size(), notes::toString);
        credit(id, ALL, key).statusCode(409).body("error.message", containsString("idempotency key"));
        assertEquals(usd("24").micros(), usedLine());
    }

    @Test
    void twoAtOnceNeverCreditMoreThanThereIs() {
        var id = taxed().getString("id");
        var most = Map.of("reason", "duplicate", "lines", List.of(Map.of("line", 1, "amountUsd", 20)));

        var statuses = AtOnce.call(4, caller -> credit(id, most).extract().statusCode());

        assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses::toString);
        assertEquals(usd("9").micros(), usedLine());
    }

    @Test
    void numbersHaveNoGapsThoughSomeAreRefused() {
        var id = taxed().getString("id");
        var first = numberOf(credit(id, HUNDRED_LESSONS).extract().jsonPath());
        credit(id, Map.of("reason", "duplicate", "lines", List.of(Map.of("line", 1, "amountUsd", 100))))
                .statusCode(409);

        assertEquals(first + 1, numberOf(credit(id, HUNDRED_LESSONS).extract().jsonPath()));
    }

    @Test
    void whatIsCreditedIsNotMadeVoid() {
        var id = taxed().getString("id");
        credit(id, HUNDRED_LESSONS).statusCode(201);

        post(id, "void", Map.of("reason", "a wrong address"))
                .statusCode(409)
                .body("error.message", containsString("credit the rest"));
    }

    @Test
    void nothingElseIsCredited() {
        details();
        lessons(FIRST, 1_000);
        close();
        var draft = only();
        credit(draft.getString("id"), ALL).statusCode(409);
        var id = open(draft).extract().jsonPath().getString("id");
        post(id, "mark-uncollectible", Map.of("reason", "gone")).statusCode(200);
        credit(id, ALL).statusCode(409).body("error.message", containsString("write off"));
        credit(UUID.randomUUID().toString(), ALL).statusCode(404);
    }

    @Test
    void theWorkspaceSeesItsCreditNotes() {
        var id = taxed().getString("id");
        credit(id, HUNDRED_LESSONS).statusCode(201);

        with(TestTokens.workspaceOwner(account.toString()))
                .get("/v1/platform/owner/invoices/" + id)
                .then()
                .statusCode(200)
                .body("creditNotes[0].lines[0].quantity", equalTo(100))
                .body("outstandingUsd", equalTo(26.4f));
    }

    @Test
    void theDatabaseRefusesMoreThanIsDueAndAnyChange() {
        var invoice = UUID.fromString(taxed().getString("id"));
        credit(invoice.toString(), HUNDRED_LESSONS).statusCode(201);

        var more = assertThrows(RuntimeException.class, () -> execute("""
                INSERT INTO credit_note (id, invoice_id, number, settlement, reason, line_micros, reversed_micros,
                                         true_up_micros, rounding_micros, tax_micros, total_micros, created_at, created_by)
                SELECT gen_random_uuid(), invoice_id, number + 1000000, settlement, reason, 27000000, 0, 0, 0, 0, 27000000,
                       created_at, created_by
                FROM credit_note WHERE invoice_id = $1""", Tuple.of(invoice)));
        assertTrue(more.toString().contains("no more is credited than is due"), more::toString);
        for (var sql : List.of(
                "UPDATE credit_note SET memo = 'x' WHERE invoice_id = $1",
                "DELETE FROM credit_note WHERE invoice_id = $1",
                "DELETE FROM credit_note_line WHERE credit_note_id IN (SELECT id FROM credit_note WHERE invoice_id = $1)")) {
            assertThrows(RuntimeException.class, () -> execute(sql, Tuple.of(invoice)), sql);
        }
    }

    private JsonPath taxed() {
        agreements.know(account, new Agreement(usd("0"), new Percent(100_000)));
        return openInvoice();
    }

    private static ValidatableResponse credit(String invoice, Map<String, ?> body) {
        return post(invoice, "credit-notes", body);
    }

    private static ValidatableResponse credit(String invoice, Map<String, ?> body, String key) {
        return with(OPERATOR)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/admin/invoices/" + invoice + "/credit-notes")
                .then();
    }
}
