package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.InvoiceClosed;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UsageSettled;
import io.tutorflow.testbed.TestTopic;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Documents that have a number, and what is told of them. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class OpenInvoiceServiceTest extends InvoicedWorkspace {

    @Test
    void numbersHaveNoGapsAndDocumentsStay() {
        details();
        lessons(FIRST, 1_000);
        close();
        var opened = open(only())
                .statusCode(200)
                .body("status", equalTo("open"))
                .extract()
                .jsonPath();
        open(only()).statusCode(409);
        lessons(SECOND, 20);
        closeNext();

        var next = open(newest()).statusCode(200).extract().jsonPath();

        assertEquals(numberOf(opened) + 1, numberOf(next));
        assertEquals("Example Inc.", next.getString("buyer.legalName"));
    }

    /** Whoever opens another document waits from then on until the commit. */
    @Test
    void aNumberIsTakenAfterWhatNeedsNone() {
        details();
        lessons(FIRST, 1_000);
        close();
        var draft = only();

        var counter = pool.getConnectionAndAwait();
        var held = counter.beginAndAwait();
        counter.query("SELECT FROM invoice_counter WHERE series = 'invoice' FOR UPDATE")
                .executeAndAwait();
        var opening = CompletableFuture.supplyAsync(() -> open(draft).extract().statusCode());
        var written = Awaitility.await().atMost(PATIENCE).until(this::writtenBeforeANumber, all -> !all.isEmpty());
        held.rollbackAndAwait();
        counter.closeAndAwait();

        assertEquals(200, opening.join());
        assertTrue(written.contains("due_work"), written::toString);
    }

    /** By whoever waits for one. */
    private List<String> writtenBeforeANumber() {
        return pool.query("SELECT l.relation::regclass::text FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
                        + " WHERE a.wait_event_type = 'Lock' AND a.query LIKE 'UPDATE invoice_counter%'"
                        + " AND l.locktype = 'relation' AND l.mode = 'RowExclusiveLock'")
                .mapping(row -> row.getString(0))
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .await()
                .indefinitely();
    }

    @Test
    void aVoidInvoiceIsReplacedByADraftOfTheSame() {
        details();
        lessons(FIRST, 1_000);
        close();
        var opened = open(only()).extract().jsonPath();

        var replacement = with(OPERATOR)
                .body(Map.of("reason", "a wrong address"))
                .post("/v1/admin/invoices/" + opened.getString("id") + "/void")
                .then()
                .statusCode(200)
                .body("status", equalTo("draft"))
                .body("replaces", equalTo(opened.getString("id")))
                .body("dueUsd", equalTo(29))
                .extract()
                .jsonPath();

        usageOf(replacement).body("items", hasSize(1));
        usageOf(opened).body("items", hasSize(1));
        with(OPERATOR)
                .delete("/v1/admin/invoices/" + replacement.getString("id"))
                .then()
                .statusCode(409);
        var again = open(replacement).statusCode(200).extract().jsonPath();
        assertNotEquals(opened.getString("number"), again.getString("number"));
        Awaitility.await().atMost(PATIENCE).until(() -> told().size() == 3);
        var told = told();
        assertEquals(
                List.of("invoiced", "finalized", "invoiced"),
                told.stream().map(UsageSettled::status).toList());
        assertEquals(opened.getString("number"), told.getFirst().invoiceNumber());
        assertEquals(again.getString("id"), String.valueOf(told.getLast().invoiceId()));
        assertEquals(1, told.getLast().invoiceLine());
    }

    @Test
    void anInvoiceOfNobodyIsNotOpened() {
        lessons(FIRST, 1_000);
        close();

        open(only()).statusCode(409).body("error.message", containsString("billing-details"));
    }

    @Test
    void whatWasOpenedCannotBeChangedOrDeleted() {
        details();
        lessons(FIRST, 1_000);
        close();
        var id = UUID.fromString(open(only()).extract().jsonPath().getString("id"));

        for (var sql : List.of(
                "UPDATE invoice SET number = number + 1000 WHERE id = $1",
                "UPDATE invoice SET buyer_name = 'Other Inc.' WHERE id = $1",
                "DELETE FROM invoice WHERE id = $1",
                "UPDATE invoice_line SET amount_micros = 1 WHERE invoice_id = $1",
                "DELETE FROM invoice_line WHERE invoice_id = $1")) {
            assertThrows(RuntimeException.class, () -> execute(sql, Tuple.of(id)), sql);
        }
    }

    @Test
    void whoListensHearsOfEachDocumentOnce() {
        var opened = openInvoice();
        open(opened).statusCode(409);
        var replacement = post(opened.getString("id"), "void", Map.of("reason", "a wrong address"))
                .extract()
                .jsonPath();
        open(replacement).statusCode(200);

        Awaitility.await().atMost(PATIENCE).until(() -> closed().size() >= 2);

        var closed = closed();
        assertEquals(2, closed.size());
        var first = closed.getFirst();
        assertEquals(opened.getString("id"), first.invoiceId().toString());
        assertEquals(opened.getString("number"), first.number());
        assertEquals(InvoiceClosed.INVOICE, first.kind());
        assertEquals(Period.startOf(FIRST), first.periodFrom());
        assertEquals(29, first.dueUsd().intValueExact());
        assertEquals(first.invoiceId(), closed.getLast().replaces());
    }

    @Test
    void aStatementIsClosedToo() {
        lessons(FIRST, 100);
        close();
        open(only()).statusCode(200);

        Awaitility.await().atMost(PATIENCE).until(() -> !closed().isEmpty());

        assertEquals(InvoiceClosed.STATEMENT, closed().getFirst().kind());
    }

    private List<InvoiceClosed> closed() {
        try (var topic = new TestTopic(Topic.INVOICE_CLOSED.topicName())) {
            return topic.values(account.toString()).stream()
                    .map(value -> EventJson.read(value, InvoiceClosed.class))
                    .toList();
        }
    }
}
