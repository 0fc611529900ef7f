package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a month is rated again from is what its documents say. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class WhatIfOfInvoicesServiceTest extends InvoicedWorkspace {

    @Test
    void beforeIsWhatTheInvoiceOfTheMonthSays() {
        lessons(FIRST, 1_000);
        spending.capture(
                account,
                "video_render.default",
                usd("0.15"),
                new Units(15_083),
                Period.startOf(FIRST).plusSeconds(7_200));
        close();
        lessons(SECOND, 10);

        var invoice = only();
        var rated = rated();

        assertSame("promotionalCreditsUsd", invoice, "promotionalUsd", rated);
        assertSame("purchasedCreditsUsd", invoice, "purchasedUsd", rated);
        assertSame("dueUsd", invoice, "dueUsd", rated);
        assertEquals(usd("29.23"), usd(rated.getString("items[0].before.dueUsd")));
        assertEquals(usd("39.23"), usd(rated.getString("items[0].after.dueUsd")));
    }

    private static void assertSame(String ofInvoice, JsonPath invoice, String before, JsonPath rated) {
        assertEquals(usd(invoice.getString(ofInvoice)), usd(rated.getString("items[0].before." + before)), before);
    }

    private JsonPath rated() {
        return with(TestTokens.service("pricing-service"))
                .body(Map.of(
                        "month",
                        FIRST.toString(),
                        "prices",
                        List.of(Map.of("catalogKey", "course.default", "unitPriceUsd", 0.06)),
                        "terms",
                        List.of(),
                        "workspaceId",
                        account,
                        "limit",
                        1))
                .post("/internal/what-if")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
