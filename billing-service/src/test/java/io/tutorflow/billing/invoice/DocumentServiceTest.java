package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a workspace is given to keep of a month. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class DocumentServiceTest extends DocumentedWorkspace {

    @Inject
    MockMailbox mailbox;

    @Test
    void saysWhoOwesWhatUntilWhen() throws IOException {
        lessons(FIRST, 1_000);
        var invoice = opened();
        var says = List.of(invoice.getString("number"), "$29.00", "PO 7731", "course.default", "TutorFlow, Inc.");

        var page = with(owner())
                .get("/v1/platform/owner/invoices/" + id(invoice) + "/page")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .extract()
                .asString();
        var written = text(pdf(owner(), of("owner", invoice)));

        says.forEach(word -> assertTrue(page.contains(word), () -> word + " is missing in " + page));
        says.forEach(word -> assertTrue(written.contains(word), () -> word + " is missing in " + written));
        assertTrue(page.contains("Meridian &lt;Learning&gt; Ltd"), page);
        assertTrue(page.contains("href=\"../" + id(invoice) + ".pdf\""), page);
    }

    @Test
    void isDueWhenWasAgreedWhateverTheOwnerChanges() throws IOException {
        var details = Map.of("legalName", "Meridian", "address", "Cork", "email", email, "paymentDays", 45);
        with(OPERATOR)
                .body(details)
                .put("/v1/admin/workspaces/" + account + "/billing-details")
                .then()
                .statusCode(200)
                .body("paymentDays", equalTo(45));
        with(owner())
                .body(Map.of("legalName", "Meridian II", "address", "Cork", "email", email, "paymentDays", 90))
                .put("/v1/platform/owner/billing-details")
                .then()
                .statusCode(200)
                .body("paymentDays", equalTo(45));
        lessons(FIRST, 1_000);

        var invoice = opened();

        assertEquals(
                Instant.parse(invoice.getString("openedAt")).plus(Duration.ofDays(45)),
                Instant.parse(invoice.getString("dueAt")));
        assertTrue(text(pdf(owner(), of("owner", invoice))).contains("(45 days)"));
        with(OPERATOR)
                .body(details)
                .put("/v1/admin/workspaces/" + UUID.randomUUID() + "/billing-details")
                .then()
                .statusCode(404);
    }

    @Test
    void isTheSameBytesForEver() throws IOException {
        lessons(FIRST, 1_000);
        var invoice = opened();

        var all = AtOnce.call(4, caller -> pdf(owner(), of("owner", invoice)));
        makeVoid(invoice);
        var voided = pdf(owner(), of("owner", invoice));

        all.forEach(pdf -> assertArrayEquals(all.getFirst(), pdf));
        assertFalse(text(all.getFirst()).contains("VOID"));
        assertTrue(text(voided).contains("VOID"));
        assertArrayEquals(voided, pdf(owner(), of("owner", invoice)));
        for (var sql : List.of(
                "UPDATE invoice_document SET pdf = '\\x00' WHERE document_id = $1",
                "DELETE FROM invoice_document WHERE document_id = $1")) {
            assertThrows(RuntimeException.class, () -> execute(sql, Tuple.of(UUID.fromString(id(invoice)))), sql);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "only_invoices_are_stamped, 00000000-0000-0000-0000-000000000001, paid, 0",
        "without_a_stamp_it_is_as_it_was_opened, 00000000-0000-0000-0000-000000000001, none, 1"
    })
    void onlyInvoicesAreStampedAndOnlyForWhatBecameOfThem(String constraint, UUID note, String stamp, int reopened) {
        lessons(FIRST, 1_000);
        var invoice = UUID.fromString(id(opened()));

        var refused = assertThrows(
                RuntimeException.class,
                () -> execute(
                        "INSERT INTO invoice_document (document_id, invoice_id, stamp, reopened, pdf, sha256)"
                                + " VALUES ($1, $2, $3, $4, '\\x00', sha256('\\x00'))",
                        Tuple.of(note, invoice, stamp, reopened)));

        assertTrue(String.valueOf(refused.getMessage()).contains(constraint), refused::toString);
    }

    @Test
    void isStampedAnewByEachPayment() throws IOException {
        lessons(FIRST, 1_000);
        var invoice = opened();
        post(invoice, "mark-paid", "wire 7");
        pdf(owner(), of("owner", invoice));
        post(invoice, "reopen", "the bank took it back");
        var reopened = pdf(owner(), of("owner", invoice));

        post(invoice, "mark-paid", "wire 8");
        var second = pdf(owner(), of("owner", invoice));

        assertFalse(text(reopened).contains("PAID"), text(reopened));
        assertTrue(text(second).contains("PAID"), text(second));
        assertArrayEquals(second, pdf(owner(), of("owner", invoice)));
        assertEquals(3, count("SELECT count(*) FROM invoice_document WHERE document_id = $1", id(invoice)));
    }

    private static void post(JsonPath invoice, String what, String reason) {
        with(OPERATOR)
                .body(Map.of("reason", reason))
                .post("/v1/admin/invoices/" + id(invoice) + "/" + what)
                .then()
                .statusCode(200);
    }

    @Test
    void whatReplacesAVoidInvoiceNamesIt() throws IOException {
        lessons(FIRST, 1_000);
        var invoice = opened();

        var replacement = open(makeVoid(invoice)).statusCode(200).extract().jsonPath();

        assertTrue(
                text(pdf(owner(), of("owner", replacement))).contains(invoice.getString("number") + ", which is void"));
    }

    @Test
    void isFetchedByItsWorkspaceAndOperatorsOnly() {
        lessons(FIRST, 1_000);
        var invoice = opened();
        var other = Newcomers.register();

        for (var document : List.of(".pdf", "/page", "/usage.csv", "")) {
            var path = "/invoices/" + id(invoice) + document;
            with(OPERATOR).get("/v1/admin" + path).then().statusCode(200);
            with(owner()).get("/v1/platform/owner" + path).then().statusCode(200);

            other.calling().get("/v1/platform/agent" + path).then().statusCode(404);
            with(TestTokens.workspaceOwner(other.organizationId()))
                    .get("/v1/platform/owner" + path)
                    .then()
                    .statusCode(404);
            with(owner()).get("/v1/admin" + path).then().statusCode(403);
        }
    }

    @Test
    void onlyOperatorsFetchDrafts() throws IOException {
        lessons(FIRST, 1_000);
        var draft = drafted();

        for (var document : List.of(".pdf", "/page", "/usage.csv")) {
            with(owner())
                    .get("/v1/platform/owner/invoices/" + id(draft) + document)
                    .then()
                    .statusCode(404);
        }
        assertTrue(text(pdf(OPERATOR, of("admin", draft))).contains("DRAFT"));
        assertEquals(0, count("SELECT count(*) FROM invoice_document WHERE document_id = $1", id(draft)));
    }

    @Test
    void isMailedOnceWithItsPdf() {
        lessons(FIRST, 1_000);
        var invoice = opened();
        draw("invoice-documents", id(invoice));

        enqueue("invoice-documents", id(invoice));
        draw("invoice-documents", id(invoice));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !mailbox.getMailsSentTo(email).isEmpty());

        assertEquals(1, mailbox.getMailsSentTo(email).size());
        var mail = mailbox.getMailsSentTo(email).getFirst();
        assertTrue(mail.getSubject().startsWith("Invoice " + invoice.getString("number")), mail.getSubject());
        for (var said : List.of(mail.getText(), mail.getHtml())) {
            assertTrue(said.contains("29.00"), said);
            assertTrue(said.contains("PO 7731"), said);
        }
        var file = mail.getAttachments().getFirst();
        assertEquals(invoice.getString("number") + ".pdf", file.getName());
        assertEquals("application/pdf", file.getContentType());
        assertEquals(1, letters("recipient = $1 AND file IS NULL"));
    }

    @Test
    void isDrawnByItselfAsItWasOpenedWhateverBecameOfItMeanwhile() throws IOException {
        lessons(FIRST, 1_000);
        var invoice = opened();
        assertEquals(0, count("SELECT count(*) FROM invoice_document WHERE document_id = $1", id(invoice)));
        makeVoid(invoice);

        draw("invoice-documents", id(invoice));

        assertEquals(1, count("SELECT count(*) FROM invoice_document WHERE document_id = $1", id(invoice)));
        assertFalse(text(original(invoice)).contains("VOID"));
        assertTrue(text(pdf(owner(), of("owner", invoice))).contains("VOID"));
    }

    @Test
    void whatIsCreditedLaterIsNotOnItsPaper() throws IOException {
        lessons(FIRST, 1_000);
        var invoice = opened();
        with(OPERATOR)
                .body(Map.of("reason", "duplicate", "lines", List.of(Map.of("line", 1, "quantity", 100))))
                .post("/v1/admin/invoices/" + id(invoice) + "/credit-notes")
                .then()
                .statusCode(201);

        var fetched = pdf(owner(), of("owner", invoice));
        draw("invoice-documents", id(invoice));

        assertArrayEquals(fetched, original(invoice));
        assertTrue(text(fetched).contains("By bank transfer of $29.00"), text(fetched));
        assertTrue(text(fetched).contains("Account 000123456789"), text(fetched));
    }

    @Test
    void aStatementIsNotMailed() {
        lessons(FIRST, 100);
        var statement = opened();

        assertEquals("statement", statement.getString("kind"));
        draw("invoice-documents", id(statement));
        assertEquals(0, letters("recipient = $1"));
    }

    private byte[] original(JsonPath invoice) {
        return pool.preparedQuery("SELECT pdf FROM invoice_document WHERE document_id = $1 AND stamp = 'none'")
                .execute(Tuple.of(UUID.fromString(id(invoice))))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getBuffer(0)
                .getBytes();
    }

    private static JsonPath makeVoid(JsonPath invoice) {
        return with(OPERATOR)
                .body(Map.of("reason", "a wrong address"))
                .post("/v1/admin/invoices/" + id(invoice) + "/void")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String of(String who, JsonPath invoice) {
        return (who.equals("admin") ? "/v1/admin" : "/v1/platform/" + who) + "/invoices/" + id(invoice);
    }

    private static String id(JsonPath invoice) {
        return invoice.getString("id");
    }

    private long letters(String where) {
        return pool.preparedQuery("SELECT count(*) FROM letter WHERE " + where)
                .execute(Tuple.of(email))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
