package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.TestbedResource;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of three accounts after their first month, computed by hand, in the books: to the cent. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class WorkedExamplesServiceTest extends InvoicedWorkspace {

    @Test
    void whatIsRefundedOfPrepaidCreditsLeavesTheStatementAndTheMoneyThatWasEarned() {
        prepaid();
        close();
        var statement = open(only()).statusCode(200).extract().jsonPath();
        assertEquals("TFS", statement.getString("number").substring(0, 3));

        move(TransferKind.REFUND, "15.46");

        assertEquals(statement.prettyPrint(), newest().prettyPrint());
        assertEquals(0, ofWallet("purchased_micros"));
        assertEquals(usd("20").minus(usd("15.46")), usd(statement.getString("purchasedCreditsUsd")));
        assertEquals("0", statement.getString("dueUsd"));
    }

    @Test
    void whatALostDisputeTakesOfPrepaidCreditsTheNextTopUpFills() {
        prepaid();

        move(TransferKind.DISPUTE, "20");
        assertEquals(usd("-4.54").micros(), ofWallet("purchased_micros"));
        move(TransferKind.PURCHASE, "5");

        assertEquals(usd("0.46").micros(), ofWallet("purchased_micros"));
        close();
        assertEquals("0", only().getString("dueUsd"));
    }

    @Test
    void anEnterprisesInvoiceIsMadeVoidReplacedPaidAndOneCredited() {
        enterprise();
        close();
        var june = open(only()).statusCode(200).extract().jsonPath();
        assertEquals("517", june.getString("dueUsd"));
        move(TransferKind.GRANT, "50");
        lessonsAt(FIRST, 500);

        var replacement = post(june.getString("id"), "void", Map.of("reason", "a wrong address"))
                .statusCode(200)
                .extract()
                .jsonPath();

        assertEquals("517", replacement.getString("dueUsd"));
        var id = open(replacement).statusCode(200).extract().jsonPath().getString("id");
        pay(id).statusCode(200);
        assertEquals(usd("144.39556").micros(), booked("line_cleared", "invoice:" + id));
        assertEquals(usd("325.60444").micros(), booked("true_up", "invoice:" + id));
        assertEquals(usd("47").micros(), booked("tax", "invoice:" + id));
        assertEquals(0, booked("rounding_up", "invoice:" + id) + booked("rounding_down", "invoice:" + id));
        lessonsAt(SECOND, 12_000);
        closeNext();
        var july = open(newest()).statusCode(200).extract().jsonPath();
        assertEquals("550", july.getString("dueUsd"));
        assertEquals("50", july.getString("promotionalCreditsUsd"));
        assertEquals(usd("500").micros(), usedLine());
        pay(july.getString("id")).statusCode(200);

        var note = hundredLessons(july);

        assertEquals("4.84", note.getString("totalUsd"));
        assertEquals("0.44", note.getString("taxUsd"));
        assertEquals(0, usedLine());
    }

    @Test
    void aLineIsNotPaidByATopUpAndFrozenItLeavesTheCredits() {
        account = workspace(0, usd("5").micros(), usd("100").micros());
        completeness.know(account, SECOND, new Completeness.Answer.Unknown());
        details();
        capture("course.default", "0.05", Units.of(700));
        capture("test_creation.default", "0.015", Units.of(101));
        capture("video_render.default", "0.15", Units.minutesOf(Duration.ofSeconds(90)));
        capture("video_render.default", "0.15", Units.minutesOf(Duration.ofSeconds(333)));
        close();
        var id = open(only()).statusCode(200).extract().jsonPath().getString("id");

        move(TransferKind.PURCHASE, "50");

        assertEquals("32.57", newest().getString("outstandingUsd"));
        assertEquals(usd("117.4275"), available());
        freezeLine();
        assertEquals(usd("50"), available());
        pay(id).statusCode(200);
        assertEquals(0, usedLine());
        assertEquals(usd("0.0025").micros(), booked("rounding_down", "invoice:" + id));
    }

    private void prepaid() {
        account = workspace(usd("1").micros(), usd("20").micros(), 0);
        completeness.know(account, SECOND, new Completeness.Answer.Unknown());
        capture("course.default", "0.05", Units.of(100));
        capture("test_creation.default", "0.015", Units.of(7));
        capture("video_render.default", "0.15", Units.minutesOf(Duration.ofSeconds(90)));
        capture("slide_image.default", "0.07", Units.of(3));
        assertEquals(usd("15.46").micros(), ofWallet("purchased_micros"));
    }

    private void enterprise() {
        account = workspace(usd("50").micros(), usd("30").micros(), usd("1000").micros());
        completeness.know(account, SECOND, new Completeness.Answer.Unknown());
        agreements.know(account, new Agreement(usd("500"), new Percent(100_000)));
        details();
        lessonsAt(FIRST, 4_000);
        capture("test_creation.default", "0.0132", Units.of(1_333));
        capture("slide.default", "0.0264", Units.of(1_000));
        for (int render = 0; render < 10; render++) {
            capture("video_render.default", "0.132", Units.minutesOf(Duration.ofSeconds(200)));
        }
        assertEquals(usd("144.39556").micros(), usedLine());
    }

    private void lessonsAt(YearMonth month, int count) {
        spending.capture(
                account,
                "course.default",
                usd("0.044"),
                Units.of(count),
                Period.startOf(month).plusSeconds(3_600));
    }

    private void capture(String catalogKey, String unitPrice, Units units) {
        spending.capture(
                account,
                catalogKey,
                usd(unitPrice),
                units,
                Period.startOf(FIRST).plusSeconds(3_600));
    }

    /** Of those of its own month. */
    private static JsonPath hundredLessons(JsonPath july) {
        int line = july.getInt("lines.find { it.month == '" + SECOND + "' && it.type == 'usage' }.line");
        return with(OPERATOR)
                .body(Map.of("reason", "order_change", "lines", List.of(Map.of("line", line, "quantity", 100))))
                .post("/v1/admin/invoices/" + july.getString("id") + "/credit-notes")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
