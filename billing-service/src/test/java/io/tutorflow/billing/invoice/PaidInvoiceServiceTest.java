package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.TestbedResource;
import org.junit.jupiter.api.Test;

/** What becomes of the line when a document is paid. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class PaidInvoiceServiceTest extends InvoicedWorkspace {

    @Test
    void whatIsPaidFreesTheLineOnce() {
        details();
        lessons(FIRST, 1_000);
        close();
        var id = open(only()).extract().jsonPath().getString("id");
        assertEquals(usd("29").micros(), usedLine());

        pay(id).statusCode(200).body("status", equalTo("paid")).body("reason", equalTo("wire"));

        assertEquals(0, usedLine());
        pay(id).statusCode(409);
        assertEquals(0, usedLine());
    }

    @Test
    void whatIsPaidTwiceAtOnceIsPaidOnce() {
        details();
        lessons(FIRST, 1_000);
        close();
        var id = open(only()).extract().jsonPath().getString("id");

        var statuses = AtOnce.call(4, caller -> pay(id).extract().statusCode());

        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        assertEquals(0, usedLine());
    }

    @Test
    void lessThanACentIsOwedNoLonger() {
        spending.capture(
                account,
                "course.default",
                usd("21.003"),
                Units.of(1),
                Period.startOf(FIRST).plusSeconds(3_600));
        close();
        assertEquals(usd("0.003").micros(), usedLine());

        open(only()).statusCode(200).body("status", equalTo("paid"));

        assertEquals(0, usedLine());
    }
}
