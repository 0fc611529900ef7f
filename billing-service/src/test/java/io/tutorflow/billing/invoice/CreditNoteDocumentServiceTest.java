package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a workspace is given of a credit note. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class CreditNoteDocumentServiceTest extends DocumentedWorkspace {

    @Inject
    MockMailbox mailbox;

    private String invoice = "";

    /** Of 520 lessons, 100 on the credit line. */
    @BeforeEach
    void billFiveDollars() {
        lessons(FIRST, 520);
        invoice = opened().getString("id");
    }

    @Test
    void namesItsInvoiceAndSaysWhy() throws IOException {
        var note = credits();
        var says = List.of("TFC-", "TF-", "Charged twice", "twice, we are sorry", "$1.25", "$3.75 remains due");

        var page = with(owner())
                .get(of("owner", note) + "/page")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .extract()
                .asString();
        var written = text(pdf(owner(), of("owner", note)));
        with(owner())
                .get(of("owner", note))
                .then()
                .statusCode(200)
                .body("invoiceId", equalTo(invoice))
                .body("invoiceNumber", containsString("TF-"))
                .body("settlement", equalTo("due_lowered"));

        says.forEach(word -> assertTrue(page.contains(word), () -> word + " is missing in " + page));
        says.forEach(word -> assertTrue(written.contains(word), () -> word + " is missing in " + written));
        assertTrue(page.contains("Meridian &lt;Learning&gt; Ltd"), page);
        assertTrue(page.contains("href=\"../" + note + ".pdf\""), page);
    }

    @Test
    void whatComesLaterIsNotOnIt() throws IOException {
        var note = credits();
        credits();
        pay(invoice).statusCode(200);
        draw("credit-note-documents", note);

        var drawn = pdf(owner(), of("owner", note));

        assertTrue(text(drawn).contains("$3.75 remains due"), text(drawn));
        assertArrayEquals(drawn, pdf(owner(), of("owner", note)));
        for (var sql : List.of(
                "UPDATE invoice_document SET sha256 = sha256(pdf) WHERE document_id = $1",
                "DELETE FROM invoice_document WHERE document_id = $1")) {
            assertThrows(RuntimeException.class, () -> execute(sql, Tuple.of(UUID.fromString(note))), sql);
        }
    }

    @Test
    void isFetchedByItsWorkspaceAndOperatorsOnly() {
        var note = credits();
        var other = Newcomers.register();
        var others = TestTokens.workspaceOwner(other.organizationId());

        for (var document : List.of(".pdf", "/page", "")) {
            with(OPERATOR).get(of("admin", note) + document).then().statusCode(200);
            with(owner()).get(of("owner", note) + document).then().statusCode(200);

            other.calling().get(of("agent", note) + document).then().statusCode(404);
            with(others).get(of("owner", note) + document).then().statusCode(404);
            with(owner()).get(of("admin", note) + document).then().statusCode(403);
            with(owner())
                    .get(of("owner", UUID.randomUUID().toString()) + document)
                    .then()
                    .statusCode(404);
        }
        with(others)
                .get("/v1/platform/owner/credit-notes")
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
        other.calling()
                .get("/v1/platform/agent/credit-notes")
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
    }

    @Test
    void theNewestIsListedFirst() {
        var first = credits();
        var second = credits();

        with(owner())
                .get("/v1/platform/owner/credit-notes")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.id", equalTo(List.of(second, first)))
                .body("items.invoiceId", equalTo(List.of(invoice, invoice)));
        with(owner())
                .get("/v1/platform/owner/credit-notes?limit=1&offset=1")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(first)));
        with(OPERATOR)
                .get("/v1/admin/credit-notes?workspaceId=" + account)
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items[0].totalUsd", equalTo(1.25f));
        with(OPERATOR)
                .get("/v1/admin/credit-notes?limit=100")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(second));
        with(OPERATOR).get("/v1/admin/credit-notes?limit=0").then().statusCode(400);
    }

    @Test
    void isMailedOnceToWhomItsInvoiceWasMailed() {
        var note = credits();
        with(owner())
                .body(Map.of("legalName", "Example Inc.", "address", "2 Main Street", "email", "new-" + email))
                .put("/v1/platform/owner/billing-details")
                .then()
                .statusCode(200);

        draw("credit-note-documents", note);
        enqueue("credit-note-documents", note);
        draw("credit-note-documents", note);

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !mailbox.getMailsSentTo(email).isEmpty());
        assertEquals(1, mailbox.getMailsSentTo(email).size());
        var mail = mailbox.getMailsSentTo(email).getFirst();
        assertTrue(mail.getSubject().startsWith("Credit note TFC-"), mail.getSubject());
        for (var said : List.of(mail.getText(), mail.getHtml())) {
            assertTrue(said.contains("$1.25"), said);
            assertTrue(said.contains("twice, we are sorry"), said);
        }
        var file = mail.getAttachments().getFirst();
        assertTrue(file.getName().matches("TFC-\\d{6}\\.pdf"), file.getName());
        assertEquals("application/pdf", file.getContentType());
    }

    private String credits() {
        return with(OPERATOR)
                .body(Map.of(
                        "reason",
                        "duplicate",
                        "memo",
                        "twice, we are sorry",
                        "lines",
                        List.of(Map.of("line", 1, "quantity", 25))))
                .post("/v1/admin/invoices/" + invoice + "/credit-notes")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
    }

    private static String of(String who, String note) {
        return (who.equals("admin") ? "/v1/admin" : "/v1/platform/" + who) + "/credit-notes/" + note;
    }
}
