package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.testbed.TestbedResource;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Drafts that an operator asks for. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class DraftByHandServiceTest extends InvoicedWorkspace {

    @Test
    void aDraftByHandIsDeletedAndItsUsageIsFree() {
        lessons(FIRST, 1_000);
        var draft = draft(FIRST).statusCode(201).extract().jsonPath();
        draft(FIRST).statusCode(409).body("error.message", containsString("Nothing was used"));

        with(OPERATOR)
                .delete("/v1/admin/invoices/" + draft.getString("id"))
                .then()
                .statusCode(204);

        draft(FIRST).statusCode(201).body("dueUsd", equalTo(29));
    }

    @Test
    void aRepeatIsTheSameDraftAtOnceAndAfterItsMonthIsClosed() {
        details();
        lessons(FIRST, 1_000);
        var key = UUID.randomUUID().toString();
        var ids = new HashSet<>(AtOnce.call(
                4, caller -> draft(FIRST, key).statusCode(201).extract().<String>path("id")));
        assertEquals(1, ids.size(), ids::toString);
        open(only());

        close();

        draft(FIRST, key)
                .statusCode(201)
                .body("id", equalTo(ids.iterator().next()))
                .body("status", equalTo("open"));
        draft(FIRST).statusCode(400).body("error.message", containsString("earlier months are closed"));
    }

    @Test
    void theClosingTakesOverADraftByHandThatWasNotOpened() {
        lessons(FIRST, 1_000);
        draft(FIRST).statusCode(201);

        close();

        assertEquals("29", only().getString("dueUsd"));
    }

    @Test
    void whatIsOnAnOpenInvoiceByHandIsNotClosedAgain() {
        details();
        lessons(FIRST, 1_000);
        open(draft(FIRST).extract().jsonPath());
        lessons(FIRST, 20);

        close();

        assertEquals("1", newest().getString("dueUsd"));
    }

    @Test
    void nobodyBillsTheFuture() {
        with(OPERATOR)
                .body(Map.of(
                        "workspaceId", account,
                        "from", Period.startOf(THIS).toString(),
                        "to", Period.startOf(THIS.plusMonths(1)).toString()))
                .post("/v1/admin/invoices")
                .then()
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: to must not be in the future"));
    }
}
