package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static java.math.RoundingMode.HALF_UP;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.TestbedResource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The usage records of an invoice, as a file. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class UsageFileServiceTest extends DocumentedWorkspace {

    @Test
    void exportedUsageAddsUpToTheInvoice() {
        var records = new ArrayList<String>();
        records.add(uses("course.default", 401));
        records.add(uses("=cmd|' /C calc'!A0", 31));
        records.addAll(many(InvoiceLimits.EXPORTED + 20));
        var invoice = opened();

        var rows = csv(invoice);

        var exported = new ArrayList<String>();
        rows.forEach(row -> exported.add(row.get(0)));
        Collections.sort(records);
        assertEquals(records, exported.stream().sorted().toList());
        assertEquals(usd(invoice.getString("usageUsd")), sum(rows, 7));
        assertEquals(usd(invoice.getString("promotionalCreditsUsd")), sum(rows, 8));
        assertEquals(usd(invoice.getString("purchasedCreditsUsd")), sum(rows, 9));
        assertEquals(
                usd(invoice.getString("netUsd")).micros(),
                sum(rows, 10).usd().setScale(2, HALF_UP).movePointRight(6).longValueExact());
        assertEquals(usd("1.614"), sum(rows, 10));
        assertEquals(sum(rows, 7), sum(rows, 8).plus(sum(rows, 9)).plus(sum(rows, 10)));
        List<Map<String, Object>> lines = invoice.getList("lines.findAll { it.type == 'usage' }");
        for (var line : lines) {
            var ofLine = rows.stream()
                    .filter(row -> row.get(1).equals(String.valueOf(line.get("line"))))
                    .toList();
            assertEquals(String.valueOf(line.get("records")), Integer.toString(ofLine.size()));
            assertEquals(usd(String.valueOf(line.get("amountUsd"))), sum(ofLine, 7));
        }
        assertTrue(rows.stream().anyMatch(row -> row.get(3).equals("\"'=cmd|' /C calc'!A0\"")), rows::toString);
    }

    private List<List<String>> csv(JsonPath invoice) {
        var file = with(owner())
                .get("/v1/platform/owner/invoices/" + invoice.getString("id") + "/usage.csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", containsString(invoice.getString("number") + "-usage.csv"))
                .extract()
                .asString();
        var lines = file.split("\r\n");
        assertTrue(lines[0].startsWith("usage_record_id,line,finalized_at,catalog_key"), lines[0]);
        return List.of(lines).subList(1, lines.length).stream()
                .map(line -> List.of(line.split(",")))
                .toList();
    }

    private static Money sum(List<List<String>> rows, int column) {
        return rows.stream().map(row -> usd(row.get(column))).reduce(Money.ZERO, Money::plus);
    }

    private String uses(String catalogKey, int count) {
        return spending.capture(account, catalogKey, usd("0.05"), Units.of(count), at())
                .toString();
    }

    private List<String> many(int count) {
        return spending
                .captureAll(account, "slide.default", usd("0.0013"), Units.of(new BigDecimal("1.5")), at(), count)
                .stream()
                .map(UUID::toString)
                .toList();
    }

    private static Instant at() {
        return Period.startOf(FIRST);
    }
}
