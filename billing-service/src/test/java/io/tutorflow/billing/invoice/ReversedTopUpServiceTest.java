package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.testbed.TestbedResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A dispute of $20 is lost when $4 of it are spent. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class ReversedTopUpServiceTest extends InvoicedWorkspace {

    @Test
    void theNextInvoiceAsksForItOnceAndItsPaymentFillsTheCredits() {
        details();
        loseDispute();
        close();
        var first = newest();
        assertEquals(
                List.of("usage", "promotional_credits", "purchased_credits", "reversed_top_up"),
                first.getList("lines.type"));
        assertEquals("4", first.getString("dueUsd"));
        var id = open(first).statusCode(200).extract().jsonPath().getString("id");
        lessons(SECOND, 20);

        closeNext();

        assertEquals("1", newest().getString("dueUsd"));
        pay(id).statusCode(200);
        assertEquals(0, ofWallet("purchased_micros"));
        assertEquals(usd("4").micros(), booked("topup_repaid", "invoice:" + id));
    }

    @Test
    void aReplacementAsksForItAgainAndACreditNoteForgivesIt() {
        details();
        loseDispute();
        close();
        var id = open(newest()).extract().jsonPath().getString("id");

        var replacement = post(id, "void", Map.of("reason", "a wrong address"))
                .statusCode(200)
                .extract()
                .jsonPath();

        assertEquals("4", replacement.getString("dueUsd"));
        open(replacement).statusCode(200);
        post(replacement.getString("id"), "credit-notes", Map.of("reason", "duplicate"))
                .statusCode(201);
        assertEquals(0, ofWallet("purchased_micros"));
    }

    @Test
    void whatATopUpHasFilledIsNotAskedFor() {
        loseDispute();
        move(TransferKind.PURCHASE, "5");

        close();

        assertEquals("statement", newest().getString("kind"));
        assertEquals(usd("1").micros(), ofWallet("purchased_micros"));
    }

    @Test
    void withoutALineTheNextTopUpFillsIt() {
        account = workspace(usd("1").micros(), usd("20").micros(), 0);
        completeness.know(account, SECOND, new Completeness.Answer.Unknown());
        loseDispute();

        close();

        assertEquals("statement", newest().getString("kind"));
        assertEquals(usd("-4").micros(), ofWallet("purchased_micros"));
    }

    @Test
    void byItselfItMakesNoDocument() {
        move(TransferKind.DISPUTE, "24");

        close();

        assertEquals(List.of(), list().getList("items"));
    }

    private void loseDispute() {
        lessons(FIRST, 100);
        move(TransferKind.DISPUTE, "20");
        assertEquals(usd("-4").micros(), ofWallet("purchased_micros"));
    }
}
