package io.tutorflow.billing.payment.receipt;

import static io.restassured.RestAssured.given;
import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.payment.checkout.Payers;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class ReceiptServiceTest {

    @Inject
    Pool pool;

    @Inject
    MockMailbox mailbox;

    @Inject
    ReceiptMail mail;

    @BeforeEach
    void stripeIsAsUsual() {
        Stripes.isAsUsual();
    }

    @Test
    void namesMerchantWorkspaceCardAmountAndNumber() throws IOException {
        var payer = Payers.verified(pool);
        var payment = paid(payer);
        String number = payer.payment(payment).extract().path("receiptNumber");
        var says = List.of("TutorFlow, Inc.", "Payer", payer.email(), "visa •••• 4242", "$25.00", "2,500", number);

        var page = payer.newcomer()
                .calling()
                .get("/v1/platform/agent/transactions/" + payment + "/receipt")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .extract()
                .asString();
        var pdf = pdf(payer, payment);

        try (var document = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper().getText(document);
            says.forEach(
                    word -> assertTrue(unbroken(text).contains(unbroken(word)), () -> word + " is missing in " + text));
            assertEquals(1, document.getNumberOfPages());
        }
        says.forEach(word -> assertTrue(page.contains(word), () -> word + " is missing in " + page));
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> mailbox.getMailsSentTo(payer.email()).stream()
                        .anyMatch(sent -> sent.getSubject().contains(number)
                                && says.stream()
                                        .filter(word -> !word.equals(payer.email()))
                                        .allMatch(word -> sent.getHtml().contains(word)
                                                && sent.getText().contains(word))));
    }

    @Test
    void isTheSameBytesForEver() {
        var payer = Payers.verified(pool);
        var payment = paid(payer);

        var all = AtOnce.call(4, caller -> pdf(payer, payment));

        all.forEach(pdf -> assertArrayEquals(all.getFirst(), pdf));
        assertArrayEquals(all.getFirst(), pdf(payer, payment));
    }

    @Test
    void isFetchedByItsBuyerAndOperatorsOnly() {
        var payer = Payers.verified(pool);
        var payment = paid(payer);
        var other = Payers.verified(pool);

        for (var document : List.of("receipt", "receipt.pdf")) {
            var path = "/transactions/" + payment + "/" + document;
            var link = "/v1/platform/agent/checkout/payments/" + payment + "/" + document + "?token=";
            payer.newcomer().calling().get("/v1/platform/agent" + path).then().statusCode(200);
            with(TestTokens.operator()).get("/v1/admin" + path).then().statusCode(200);
            with(TestTokens.workspaceOwner(payer.newcomer().organizationId()))
                    .get("/v1/platform/owner" + path)
                    .then()
                    .statusCode(200);
            given().get(link + payer.token()).then().statusCode(200);

            other.newcomer().calling().get("/v1/platform/agent" + path).then().statusCode(404);
            with(TestTokens.workspaceOwner(other.newcomer().organizationId()))
                    .get("/v1/platform/owner" + path)
                    .then()
                    .statusCode(404);
            with(TestTokens.orgAdmin(UUID.randomUUID().toString()))
                    .get("/v1/school" + path)
                    .then()
                    .statusCode(404);
            given().get(link + other.token()).then().statusCode(404);
            given().get("/v1/platform/agent" + path).then().statusCode(401);
            given().get("/v1/admin" + path).then().statusCode(401);
        }
    }

    @Test
    void thereIsNoneBeforeAPaymentIsPaid() {
        var payer = Payers.verified(pool);
        String begun = payer.begin(25).statusCode(201).extract().path("id");

        for (var id : List.of(begun, UUID.randomUUID().toString())) {
            payer.newcomer()
                    .calling()
                    .get("/v1/platform/agent/transactions/" + id + "/receipt.pdf")
                    .then()
                    .statusCode(404)
                    .body("error.code", equalTo("platform_not_found"));
        }
    }

    @Test
    void numbersHaveNoGaps() {
        var payers = List.of(Payers.verified(pool), Payers.verified(pool), Payers.verified(pool));
        var before = last();

        // A transaction that takes a number and does not commit gives it back.
        assertThrows(
                RuntimeException.class,
                () -> pool.withTransaction(connection -> connection
                                .query("UPDATE receipt_counter SET last = last + 1")
                                .execute()
                                .chain(() -> connection.query("SELECT 1 / 0").execute()))
                        .await()
                        .indefinitely());
        var payments = AtOnce.call(3, place -> paid(payers.get(place)));

        var numbers = payments.stream().map(this::numberOf).sorted().toList();
        assertEquals(LongStream.rangeClosed(before + 1, before + 3).boxed().toList(), numbers);
    }

    @Test
    void staysAsItWasIssued() {
        var payment = UUID.fromString(paid(Payers.verified(pool)));

        for (var change : List.of(
                "UPDATE receipt SET buyer_name = 'Other' WHERE payment_id = $1",
                "UPDATE receipt SET amount_cents = 1 WHERE payment_id = $1",
                "DELETE FROM receipt WHERE payment_id = $1")) {
            assertThrows(
                    RuntimeException.class,
                    () -> pool.preparedQuery(change)
                            .execute(Tuple.of(payment))
                            .await()
                            .indefinitely());
        }
    }

    @Test
    void whatABuyerIsCalledIsTextAndNoMarkup() {
        var letter = mail.of(ReceiptTextTest.receipt(19_900, 14_925_000, new PaidCard("visa", "4242")))
                .orElseThrow();

        assertEquals("Receipt R-000042 from TutorFlow: $199.00", letter.subject());
        assertTrue(String.valueOf(letter.html()).contains("Northgate &lt;School&gt;"), letter.html());
        assertTrue(letter.text().contains("Northgate <School>"), letter.text());
        assertTrue(letter.text().contains("Bonus:   1,492.5 tokens"), letter.text());
    }

    /** Long words are broken over lines. */
    private static String unbroken(String text) {
        return text.replaceAll("\\s", "");
    }

    private String paid(Payers payer) {
        var payment = payer.pay(25);
        payer.awaitStatus(payment, "paid");
        return payment;
    }

    private static byte[] pdf(Payers payer, String payment) {
        return payer.newcomer()
                .calling()
                .get("/v1/platform/agent/transactions/" + payment + "/receipt.pdf")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
    }

    private long last() {
        return pool.query("SELECT last FROM receipt_counter")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private long numberOf(String payment) {
        return pool.preparedQuery("SELECT number FROM receipt WHERE payment_id = $1")
                .execute(Tuple.of(UUID.fromString(payment)))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
