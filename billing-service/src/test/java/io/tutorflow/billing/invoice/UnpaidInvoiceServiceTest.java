package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An invoice of $29 that nobody pays, that is paid late, or whose payment is taken back. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class UnpaidInvoiceServiceTest extends InvoicedWorkspace {

    private static final Map<String, ?> REASON = Map.of("reason", "out of business");

    @Test
    void whatIsGivenUpStaysOwedUntilItIsWrittenOff() {
        var id = openInvoice().getString("id");
        post(id, "write-off", REASON).statusCode(409).body("error.message", containsString("uncollectible first"));
        post(id, "mark-uncollectible", REASON).statusCode(200).body("writtenOffAt", nullValue());
        assertEquals(usd("29").micros(), usedLine());

        var statuses =
                AtOnce.call(4, caller -> post(id, "write-off", REASON).extract().statusCode());

        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        assertEquals(0, usedLine());
        assertEquals(usd("29").micros(), booked("line_cleared", "write-off:" + id));
        assertEquals("uncollectible", newest().getString("status"));
    }

    @Test
    void aLatePaymentTakesTheWriteOffBack() {
        var id = writtenOff();

        pay(id).statusCode(200).body("status", equalTo("paid")).body("writtenOffAt", nullValue());

        assertEquals(0, usedLine());
        assertEquals(usd("29").micros(), booked("line_reopened", "write-off:" + id));
        assertEquals(usd("29").micros(), booked("line_cleared", "invoice:" + id));
    }

    @Test
    void whatIsWrittenOffAndMadeVoidIsOwedAgainAndBilledAnew() {
        var id = writtenOff();

        var replacement = post(id, "void", REASON).statusCode(200).extract().jsonPath();

        assertEquals("29", replacement.getString("dueUsd"));
        assertEquals(usd("29").micros(), usedLine());
    }

    @Test
    void aPaymentThatIsTakenBackReopensItOnceAndItCanBePaidAgain() {
        var id = openInvoice().getString("id");
        reopen(id).statusCode(409);
        pay(id).statusCode(200);

        var statuses = AtOnce.call(4, caller -> reopen(id).extract().statusCode());

        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        assertEquals("open", newest().getString("status"));
        assertEquals("29", newest().getString("outstandingUsd"));
        assertEquals(usd("29").micros(), usedLine());
        pay(id).statusCode(200);
        assertEquals(0, usedLine());
        assertEquals(usd("29").micros(), booked("line_cleared", "invoice:" + id + ":1"));
        reopen(id).statusCode(200);
        assertEquals(usd("29").micros(), usedLine());
    }

    @Test
    void whatWasGivenBackBeforeIsLessDueOfAReopenedOne() {
        var id = openInvoice().getString("id");
        pay(id).statusCode(200);
        post(id, "credit-notes", Map.of("reason", "duplicate", "lines", List.of(Map.of("line", 1, "quantity", 100))))
                .statusCode(201);

        reopen(id).statusCode(200).body("outstandingUsd", equalTo(24));

        assertEquals(usd("24").micros(), usedLine());
        pay(id).statusCode(200);
        assertEquals(0, usedLine());
        reopen(id).statusCode(200).body("outstandingUsd", equalTo(24));
        assertEquals(usd("24").micros(), usedLine());
    }

    @Test
    void ofAReopenedOneOfWhichAllWasGivenBackNothingIsDue() {
        var id = openInvoice().getString("id");
        pay(id).statusCode(200);
        post(id, "credit-notes", Map.of("reason", "duplicate")).statusCode(201);

        reopen(id).statusCode(200).body("status", equalTo("paid")).body("outstandingUsd", equalTo(0));

        reopen(id).statusCode(409);
    }

    @Test
    void aStatementIsNotReopened() {
        lessons(FIRST, 100);
        close();
        var id = open(only()).extract().jsonPath().getString("id");

        reopen(id).statusCode(409).body("error.message", containsString("nothing was paid"));
    }

    @Test
    void theDatabaseWritesOffOnlyWhatWasGivenUp() {
        var id = UUID.fromString(openInvoice().getString("id"));

        for (var sql : List.of(
                "UPDATE invoice SET written_off_at = opened_at, written_off_by = 'x', written_off_reason = 'x' WHERE id = $1",
                "UPDATE invoice SET reopened = -1 WHERE id = $1")) {
            assertThrows(RuntimeException.class, () -> execute(sql, Tuple.of(id)), sql);
        }
    }

    private String writtenOff() {
        var id = openInvoice().getString("id");
        post(id, "mark-uncollectible", REASON).statusCode(200);
        post(id, "write-off", REASON).statusCode(200);
        assertEquals(0, usedLine());
        return id;
    }

    private static ValidatableResponse reopen(String id) {
        return post(id, "reopen", Map.of("reason", "dispute du_1 was lost"));
    }
}
