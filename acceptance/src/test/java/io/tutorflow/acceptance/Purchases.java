package io.tutorflow.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.School;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;

/** Tokens for $50, bought and paid for. */
final class Purchases {

    private static final String PATH = "/v1/school/purchases";
    private static final String CARD =
            "email=payer%40school.example&number=4242424242424242&expiry=12%2F34&cvc=123&name=Ada";

    /** Back to where the payer came from; a page that stays answers 200. */
    private static final int LEADS_BACK = 303;

    private Purchases() {}

    /** @param intent the payment at Stripe */
    record Purchase(String school, String id, String intent) {}

    /** What makes a purchase the same one, however often it is asked for. */
    record Wish(String key, String email) {

        static Wish fresh() {
            var key = UUID.randomUUID().toString();
            return new Wish(key, key + "@school.example");
        }

        Map<String, Object> body() {
            return Map.of("amountUsd", 50, "idempotencyKey", key, "receiptEmail", email);
        }
    }

    static Answer ask(School school, Wish wish) {
        return school.admin().post(PATH, wish.body());
    }

    /** As the person at Stripe's page. */
    static void pay(Answer purchase) throws IOException, InterruptedException {
        payAt(purchase.body().path("url").asText());
    }

    static void payAt(String page) throws IOException, InterruptedException {
        var form = HttpRequest.newBuilder(URI.create(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(CARD, UTF_8));
        try (var browser =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = browser.send(form.build(), BodyHandlers.ofString());
            if (answer.statusCode() > LEADS_BACK) {
                throw new IllegalStateException("Stripe's page answers " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    static String statusOf(School school, String id) {
        return school.admin().get(PATH + "/" + id).body().path("status").asText();
    }

    static Purchase paid(LocalStack stack, School school) throws Exception {
        var purchase = ask(school, Wish.fresh());
        pay(purchase);
        var id = purchase.body().path("id").asText();
        Waiting.until("it is credited", () -> statusOf(school, id).equals("paid"));
        return new Purchase(school.id(), id, intent(stack.stripe(), id));
    }

    /** Of the newest hundred at Stripe those that succeeded for this payment. */
    static String intent(Client stripe, String payment) {
        var found = new StringBuilder();
        for (var intent : stripe.get("/v1/payment_intents?limit=100").body().path("data")) {
            if (intent.path("metadata").path("payment_id").asText().equals(payment)
                    && intent.path("status").asText().equals("succeeded")) {
                found.append(found.isEmpty() ? "" : " ")
                        .append(intent.path("id").asText());
            }
        }
        return found.toString();
    }
}
