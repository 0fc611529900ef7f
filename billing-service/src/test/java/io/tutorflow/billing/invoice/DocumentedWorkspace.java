package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.path.json.JsonPath;
import io.tutorflow.billing.job.RunningByHand;
import io.tutorflow.testbed.TestTokens;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;

/** A workspace whose owner has said whom its documents are made out to; its documents are drawn when a test has them drawn. */
abstract class DocumentedWorkspace extends InvoicedWorkspace {

    String email = "";

    @BeforeEach
    void sayWhoIsBilled() {
        email = account + "@meridian.example";
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

    String owner() {
        return TestTokens.workspaceOwner(account.toString());
    }

    JsonPath drafted() {
        return draft(FIRST).statusCode(201).extract().jsonPath();
    }

    JsonPath opened() {
        return open(drafted()).statusCode(200).extract().jsonPath();
    }

    /** As a scheduler does, of which tests have no other runs. */
    void draw(String scheduler, String document) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            RunningByHand.of(scheduler);
            return count("SELECT count(*) FROM due_work WHERE job = '" + scheduler + "' AND id = $1", document) == 0;
        });
    }

    void enqueue(String scheduler, String document) {
        execute(
                "INSERT INTO due_work (job, id, due_at, attempts) VALUES ('" + scheduler + "', $1, now(), 0)",
                Tuple.of(UUID.fromString(document)));
    }

    static byte[] pdf(String token, String path) {
        return with(token)
                .get(path + ".pdf")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", notNullValue())
                .extract()
                .asByteArray();
    }

    static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    long count(String sql, String id) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(UUID.fromString(id)))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
