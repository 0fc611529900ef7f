package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.account.terms.MonthOfUsage;
import io.tutorflow.billing.job.RunningByHand;
import io.tutorflow.money.Percent;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Months of a workspace, closed by the schedulers. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class ClosingServiceTest extends InvoicedWorkspace {

    @Inject
    InvoicingAccountTable accounts;

    @Test
    void whatCreditsPaidIsAStatementOfWhichNothingIsDue() {
        var record = lessons(FIRST, 100);

        close();

        var statement = only();
        assertEquals("draft", statement.getString("status"));
        assertEquals("statement", statement.getString("kind"));
        assertEquals(List.of("usage", "promotional_credits", "purchased_credits"), statement.getList("lines.type"));
        assertEquals(0, usd("0").compareTo(usd(statement.getString("dueUsd"))));
        usageOf(statement).body("items.usageRecordId", contains(record.toString()));
    }

    @Test
    void whatTheLinePaidIsDue() {
        lessons(FIRST, 1_000);

        close();

        var invoice = only();
        assertEquals("invoice", invoice.getString("kind"));
        assertEquals("29", invoice.getString("dueUsd"));
    }

    @Test
    void lateUsageIsOnTheNextDocumentUnderItsOwnMonth() {
        lessons(FIRST, 1_000);
        close();
        lessons(FIRST, 10);
        lessons(SECOND, 20);

        closeNext();

        var next = newest();
        assertEquals(List.of(FIRST.toString(), SECOND.toString()), next.getList("lines.month"));
        assertEquals("1.5", next.getString("dueUsd"));
    }

    @Test
    void whatWasIncludedAndNotUsedIsTakenBackWhenTheMonthIsClosed() {
        var month = new MonthOfUsage(account, FIRST);
        execute(
                "INSERT INTO included_usage (account_id, month, transfer_id, amount_micros, granted_at)"
                        + " VALUES ($1, $2, $3, $4, $5)",
                Tuple.of(
                        account,
                        FIRST.atDay(1),
                        month.transferId(),
                        usd("0.8").micros(),
                        month.begins().atOffset(ZoneOffset.UTC)));
        lessons(FIRST, 10);

        close();

        assertEquals(usd("0.2").micros(), promotional());
    }

    @Test
    void nothingIsClosedTwiceHoweverManyCloseAtOnce() {
        lessons(FIRST, 1_000);
        find();

        AtOnce.call(4, caller -> RunningByHand.of("invoice-closing"));

        closing();
        assertEquals(1, list().getList("items").size());
    }

    /** Two replicas look for months at once, and the slower one says what it found when that month is closed. */
    @Test
    void aMonthIsNotCompleteBecauseTheOneBeforeItWas() throws Throwable {
        execute(
                "UPDATE invoicing_account SET next_month = $2 WHERE account_id = $1",
                Tuple.of(account, SECOND.atDay(1)));

        var marked = VertxContextSupport.subscribeAndAwait(
                () -> Panache.withTransaction(() -> accounts.complete(List.of(account), FIRST)));

        assertEquals(List.of(), marked);
    }

    @Test
    void theMonthsOfANewWorkspaceAreClosedFromItsFirstOne() {
        find();
        var id = UUID.fromString(with(OPERATOR)
                .body(Map.of("name", "New", "slug", "new-" + account))
                .post("/v1/admin/workspaces")
                .then()
                .statusCode(201)
                .extract()
                .path("organizationId"));

        find();

        assertEquals(THIS, nextMonth(id));
    }

    @Test
    void aMonthWithoutAnythingHasNoDocument() {
        close();

        assertEquals(List.of(), list().getList("items"));
        assertEquals(SECOND, nextMonth());
    }

    @Test
    void aMonthThatIsNotCompleteIsParkedWithBothFigures() {
        lessons(FIRST, 1_000);
        completeness.know(account, FIRST, new Completeness.Answer.Unequal("1 record, $50", "2 records, $100"));

        close();

        assertEquals(List.of(), list().getList("items"));
        with(OPERATOR)
                .get("/v1/admin/schedulers")
                .then()
                .body(
                        "schedulers.find { it.name == 'invoice-closing' }.parked.find { it.id == '" + account
                                + "' }.reason",
                        equalTo("Of " + FIRST + " the ledger has 1 record, $50, usage-service has 2 records, $100"));
        completeness.know(account, FIRST, new Completeness.Answer.Complete());
        close();
        assertEquals(1, list().getList("items").size());
    }

    @Test
    void nothingIsClosedWhileUsageServiceDoesNotAnswer() {
        lessons(FIRST, 1_000);
        completeness.know(account, FIRST, new Completeness.Answer.Unknown());

        close();

        assertEquals(List.of(), list().getList("items"));
        assertEquals(FIRST, nextMonth());
    }

    @Test
    void aMinimumIsChargedThoughNothingWasUsed() {
        agreements.know(account, new Agreement(usd("500"), new Percent(100_000)));

        close();

        var invoice = only();
        assertEquals(List.of("true_up", "tax"), invoice.getList("lines.type"));
        assertEquals("550", invoice.getString("dueUsd"));
    }

    @Test
    void lessThanHalfADollarWaitsForTheNextMonth() {
        lessons(FIRST, 425);
        close();
        open(only()).statusCode(409).body("error.message", containsString("$0.50"));
        lessons(SECOND, 20);

        closeNext();

        assertEquals("1.25", only().getString("dueUsd"));
    }

    @Test
    void captureIsOnOneDocumentWhateverAnybodyWrites() {
        var record = lessons(FIRST, 1_000);
        close();

        var failure = assertThrows(
                RuntimeException.class,
                () -> execute(
                        "INSERT INTO invoice_usage (invoice_id, capture_id, line_no, in_force) VALUES ($1, $2, 1, true)",
                        Tuple.of(UUID.randomUUID(), record)));

        assertTrue(failure.toString().contains("on_one_document_in_force"), failure::toString);
    }
}
