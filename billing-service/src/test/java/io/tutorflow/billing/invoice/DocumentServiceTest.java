package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static java.math.RoundingMode.HALF_UP;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a workspace is given to keep of a month. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class DocumentServiceTest {

    private static final String OPERATOR = TestTokens.operator();

    @Inject
    Pool pool;

    @Inject
    Spending spending;

    @Inject
    MockMailbox mailbox;

    private UUID account;
    private String email;

    @BeforeEach
    void openAccount() {
        account = UUID.randomUUID();
        email = account + "@meridian.example";
        execute(
                """
                INSERT INTO workspace (id, name, slug, email_verified, origin, status, rate_limit_per_minute, plan_code,
                                       billing_mode, revision, created_at, changed_at)
                VALUES ($1, 'Test', $2, false, 'operator', 'active', 1000, 'free', 'internal_invoice', 1, $3, $3)""",
                Tuple.of(account, account.toString(), Period.startOf(month()).atOffset(ZoneOffset.UTC)));
        execute(
                "INSERT INTO wallet (account_id, promo_micros, purchased_micros, credit_line_micros, funded)"
                        + " VALUES ($1, 1000000, 20000000, 100000000, true)",
                Tuple.of(account));
        with(owner())
                .body(Map.of(
                        "legalName", "Meridian <Learning> Ltd",
                        "address", "12 Harbour Row\nCork",
                        "email", email,
                        "purchaseOrder", "PO 7731"))
                .put("/v1/platform/owner/billing-details")
                .then()
                .statusCode(200);
    }

    @Test
    void saysWhoOwesWhatUntilWhen() throws IOException {
        uses("course.default", 1_000);
        var invoice = open(draft());
        var says = List.of(invoice.getString("number"), "$29.00", "PO 7731", "course.default", "TutorFlow, Inc.");

        var page = with(owner())
                .get("/v1/platform/owner/invoices/" + id(invoice) + "/page")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .extract()
                .asString();
        var written = text(pdf(owner(), "owner", invoice));

        says.forEach(word -> assertTrue(page.contains(word), () -> word + " is missing in " + page));
        says.forEach(word -> assertTrue(written.contains(word), () -> word + " is missing in " + written));
        assertTrue(page.contains("Meridian &lt;Learning&gt; Ltd"), page);
        assertTrue(page.contains("href=\"../" + id(invoice) + ".pdf\""), page);
    }

    @Test
    void isDueWhenWasAgreedWhateverTheOwnerChanges() throws IOException {
        var details = Map.of("legalName", "Meridian", "address", "Cork", "email", email, "paymentDays", 45);
        with(OPERATOR)
                .body(details)
                .put("/v1/admin/workspaces/" + account + "/billing-details")
                .then()
                .statusCode(200)
                .body("paymentDays", equalTo(45));
        with(owner())
                .body(Map.of("legalName", "Meridian II", "address", "Cork", "email", email, "paymentDays", 90))
                .put("/v1/platform/owner/billing-details")
                .then()
                .statusCode(200)
                .body("paymentDays", equalTo(45));
        uses("course.default", 1_000);

        var invoice = open(draft());

        assertEquals(
                Instant.parse(invoice.getString("openedAt")).plus(Duration.ofDays(45)),
                Instant.parse(invoice.getString("dueAt")));
        assertTrue(text(pdf(owner(), "owner", invoice)).contains("(45 days)"));
        with(OPERATOR)
                .body(details)
                .put("/v1/admin/workspaces/" + UUID.randomUUID() + "/billing-details")
                .then()
                .statusCode(404);
    }

    @Test
    void isTheSameBytesForEver() throws IOException {
        uses("course.default", 1_000);
        var invoice = open(draft());

        var all = AtOnce.call(4, caller -> pdf(owner(), "owner", invoice));
        makeVoid(invoice);
        var voided = pdf(owner(), "owner", invoice);

        all.forEach(pdf -> assertArrayEquals(all.getFirst(), pdf));
        assertFalse(text(all.getFirst()).contains("VOID"));
        assertTrue(text(voided).contains("VOID"));
        assertArrayEquals(voided, pdf(owner(), "owner", invoice));
        for (var sql : List.of(
                "UPDATE invoice_document SET pdf = '\\x00' WHERE document_id = $1",
                "DELETE FROM invoice_document WHERE document_id = $1")) {
            assertThrows(RuntimeException.class, () -> execute(sql, Tuple.of(UUID.fromString(id(invoice)))), sql);
        }
    }

    @Test
    void whatReplacesAVoidInvoiceNamesIt() throws IOException {
        uses("course.default", 1_000);
        var invoice = open(draft());

        var replacement = open(makeVoid(invoice));

        assertTrue(text(pdf(owner(), "owner", replacement)).contains(invoice.getString("number") + ", which is void"));
    }

    @Test
    void isFetchedByItsWorkspaceAndOperatorsOnly() {
        uses("course.default", 1_000);
        var invoice = open(draft());
        var other = Newcomers.register();

        for (var document : List.of(".pdf", "/page", "/usage.csv", "")) {
            var path = "/invoices/" + id(invoice) + document;
            with(OPERATOR).get("/v1/admin" + path).then().statusCode(200);
            with(owner()).get("/v1/platform/owner" + path).then().statusCode(200);

            other.calling().get("/v1/platform/agent" + path).then().statusCode(404);
            with(TestTokens.workspaceOwner(other.organizationId()))
                    .get("/v1/platform/owner" + path)
                    .then()
                    .statusCode(404);
            with(owner()).get("/v1/admin" + path).then().statusCode(403);
        }
    }

    @Test
    void onlyOperatorsFetchDrafts() throws IOException {
        uses("course.default", 1_000);
        var draft = draft();

        for (var document : List.of(".pdf", "/page", "/usage.csv")) {
            with(owner())
                    .get("/v1/platform/owner/invoices/" + id(draft) + document)
                    .then()
                    .statusCode(404);
        }
        assertTrue(text(pdf(OPERATOR, "admin", draft)).contains("DRAFT"));
        assertEquals(0, count("SELECT count(*) FROM invoice_document WHERE document_id = $1", id(draft)));
    }

    @Test
    void isMailedOnceWithItsPdf() {
        uses("course.default", 1_000);
        var invoice = open(draft());
        draw(invoice);

        execute(
                "INSERT INTO due_work (job, id, due_at, attempts) VALUES ('invoice-documents', $1, now(), 0)",
                Tuple.of(UUID.fromString(id(invoice))));
        draw(invoice);
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> !mailbox.getMailsSentTo(email).isEmpty());

        assertEquals(1, mailbox.getMailsSentTo(email).size());
        var mail = mailbox.getMailsSentTo(email).getFirst();
        assertTrue(mail.getSubject().startsWith("Invoice " + invoice.getString("number")), mail.getSubject());
        for (var said : List.of(mail.getText(), mail.getHtml())) {
            assertTrue(said.contains("29.00"), said);
            assertTrue(said.contains("PO 7731"), said);
        }
        var file = mail.getAttachments().getFirst();
        assertEquals(invoice.getString("number") + ".pdf", file.getName());
        assertEquals("application/pdf", file.getContentType());
        assertEquals(1, count("SELECT count(*) FROM letter WHERE recipient = $1 AND file IS NULL", email));
    }

    @Test
    void isDrawnByItselfAsItWasOpenedWhateverBecameOfItMeanwhile() throws IOException {
        uses("course.default", 1_000);
        var invoice = open(draft());
        assertEquals(0, count("SELECT count(*) FROM invoice_document WHERE document_id = $1", id(invoice)));
        makeVoid(invoice);

        draw(invoice);

        assertEquals(1, count("SELECT count(*) FROM invoice_document WHERE document_id = $1", id(invoice)));
        assertFalse(text(original(invoice)).contains("VOID"));
        assertTrue(text(pdf(owner(), "owner", invoice)).contains("VOID"));
    }

    @Test
    void whatIsCreditedLaterIsNotOnItsPaper() throws IOException {
        uses("course.default", 1_000);
        var invoice = open(draft());
        with(OPERATOR)
                .body(Map.of("reason", "duplicate", "lines", List.of(Map.of("line", 1, "quantity", 100))))
                .post("/v1/admin/invoices/" + id(invoice) + "/credit-notes")
                .then()
                .statusCode(201);

        var fetched = pdf(owner(), "owner", invoice);
        draw(invoice);

        assertArrayEquals(fetched, original(invoice));
        assertTrue(text(fetched).contains("By bank transfer of $29.00"), text(fetched));
        assertTrue(text(fetched).contains("Account 000123456789"), text(fetched));
    }

    @Test
    void aStatementIsNotMailed() {
        uses("course.default", 100);
        var statement = open(draft());

        assertEquals("statement", statement.getString("kind"));
        draw(statement);
        assertEquals(0, count("SELECT count(*) FROM letter WHERE recipient = $1", email));
    }

    @Test
    void exportedUsageAddsUpToTheInvoice() {
        var records = new ArrayList<String>();
        records.add(uses("course.default", 401));
        records.add(uses("=cmd|' /C calc'!A0", 31));
        records.addAll(many(InvoiceLimits.EXPORTED + 20));
        var invoice = open(draft());

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

    /** As its scheduler does, which tests run by hand. */
    private void draw(JsonPath invoice) {
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> {
            InvoicedWorkspace.scheduler("invoice-documents");
            return count("SELECT count(*) FROM due_work WHERE job = 'invoice-documents' AND id = $1", id(invoice)) == 0;
        });
    }

    private byte[] original(JsonPath invoice) {
        return pool.preparedQuery("SELECT pdf FROM invoice_document WHERE document_id = $1 AND stamp = 'none'")
                .execute(Tuple.of(UUID.fromString(id(invoice))))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getBuffer(0)
                .getBytes();
    }

    private List<List<String>> csv(JsonPath invoice) {
        var file = with(owner())
                .get("/v1/platform/owner/invoices/" + id(invoice) + "/usage.csv")
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
        return spending.capture(account, catalogKey, usd("0.05"), Units.of(count), finalizedAt())
                .toString();
    }

    private List<String> many(int count) {
        return spending
                .captureAll(
                        account, "slide.default", usd("0.0013"), Units.of(new BigDecimal("1.5")), finalizedAt(), count)
                .stream()
                .map(UUID::toString)
                .toList();
    }

    /** It is not over, so that no scheduler closes it meanwhile. */
    private static YearMonth month() {
        return YearMonth.now(ZoneOffset.UTC);
    }

    private static Instant finalizedAt() {
        return Period.startOf(month());
    }

    private String owner() {
        return TestTokens.workspaceOwner(account.toString());
    }

    private JsonPath draft() {
        return with(OPERATOR)
                .body(Map.of(
                        "workspaceId", account,
                        "from", Period.startOf(month()).toString(),
                        "to", Instant.now().toString()))
                .post("/v1/admin/invoices")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static JsonPath open(JsonPath draft) {
        return with(OPERATOR)
                .post("/v1/admin/invoices/" + id(draft) + "/open")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath makeVoid(JsonPath invoice) {
        return with(OPERATOR)
                .body(Map.of("reason", "a wrong address"))
                .post("/v1/admin/invoices/" + id(invoice) + "/void")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static byte[] pdf(String token, String who, JsonPath invoice) {
        var path = who.equals("admin") ? "/v1/admin/invoices/" : "/v1/platform/owner/invoices/";
        return with(token)
                .get(path + id(invoice) + ".pdf")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String id(JsonPath invoice) {
        return invoice.getString("id");
    }

    private long count(String sql, String parameter) {
        Object value = parameter.contains("@") ? parameter : UUID.fromString(parameter);
        return pool.preparedQuery(sql)
                .execute(Tuple.of(value))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private void execute(String sql, Tuple parameters) {
        pool.preparedQuery(sql).execute(parameters).await().indefinitely();
    }
}
