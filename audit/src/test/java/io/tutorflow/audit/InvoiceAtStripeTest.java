package io.tutorflow.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Stripe lists, page by page. */
class InvoiceAtStripeTest {

    private final Map<String, String> answers = new HashMap<>();
    private final HttpServer stripe;

    InvoiceAtStripeTest() throws IOException {
        stripe = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        stripe.createContext("/", exchange -> {
            var body = answers.get(exchange.getRequestURI().toString());
            var answer = (body == null ? "{}" : body).getBytes(UTF_8);
            exchange.sendResponseHeaders(body == null ? 404 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        stripe.start();
    }

    @AfterEach
    void stop() {
        stripe.stop(0);
    }

    @Test
    void isReadWithAllItsItemsAndPayments() throws Exception {
        answers.put("/v1/invoices?limit=100&expand%5B%5D=data.payments", """
                {"has_more": true, "data": [{"id": "in_1", "created": 1782950400, "status": "paid", "number": "TF-000001", "customer": "cus_1",
                 "collection_method": "charge_automatically", "default_payment_method": "pm_1", "total": 110,
                 "amount_due": 110, "amount_paid_off_stripe": 0, "amount_overpaid": 3, "metadata": {"invoice_id": "ours"},
                 "lines": {"has_more": true, "data": [{"id": "il_1", "amount": 60}]},
                 "payments": {"has_more": false, "data": [
                   {"id": "inpay_1", "status": "paid", "payment": {"payment_intent": "pi_1"}}]}}]}""");
        answers.put("/v1/invoices?limit=100&expand%5B%5D=data.payments&starting_after=in_1", """
                {"has_more": false, "data": [{"id": "in_2", "metadata": {}}]}""");
        answers.put("/v1/invoices/in_1/lines?limit=100", """
                {"has_more": false, "data": [
                 {"id": "il_1", "amount": 60, "metadata": {"item": "course.default"}, "taxes": [{"amount": 4}, {"amount": 2}]},
                 {"id": "il_2", "amount": 40, "metadata": {"item": "true_up"}, "taxes": [{"amount": 4}]}]}""");

        assertThat(InvoiceAtStripe.all(lists()))
                .containsExactly(new InvoiceAtStripe(
                        "in_1",
                        Instant.ofEpochSecond(1_782_950_400),
                        "ours",
                        "cus_1",
                        "TF-000001",
                        "paid",
                        "charge_automatically",
                        "pm_1",
                        110,
                        110,
                        0,
                        3,
                        List.of(
                                new InvoiceAtStripe.Item("course.default", 60, 6),
                                new InvoiceAtStripe.Item("true_up", 40, 4)),
                        Map.of("pi_1", "paid")));
    }

    @Test
    void isNotTakenForMissingWhereStripeCannotBeAsked() {
        assertThatThrownBy(() -> InvoiceAtStripe.all(lists()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Stripe answers 404 to /v1/invoices");
        assertThatThrownBy(() -> new StripePayments("http://127.0.0.1:1", "sk_test").invoices())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Stripe cannot be asked at http://127.0.0.1:1/v1/invoices");
    }

    private StripeLists lists() {
        return new StripeLists("http://127.0.0.1:" + stripe.getAddress().getPort(), "sk_test");
    }
}
