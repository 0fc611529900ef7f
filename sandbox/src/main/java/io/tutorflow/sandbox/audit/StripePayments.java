package io.tutorflow.sandbox.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The payments that Stripe has, those of the suite only: they name one in their metadata. */
final class StripePayments {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    /** The most that Stripe lists at once. */
    private static final String PAGE = "/v1/payment_intents?limit=100";

    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();
    private final String url;
    private final String key;

    StripePayments(String url, String key) {
        this.url = url;
        this.key = key;
    }

    /** @param payment which of ours it says it is */
    record Intent(String id, String payment, String status, long receivedCents) {

        boolean isPaid() {
            return status.equals("succeeded");
        }
    }

    /** By their ids. */
    Map<String, Intent> all() throws IOException, InterruptedException {
        var intents = new HashMap<String, Intent>();
        var last = "";
        for (boolean isMore = true; isMore; ) {
            var page = ask(PAGE + (last.isEmpty() ? "" : "&starting_after=" + last));
            for (var intent : page.path("data")) {
                last = intent.path("id").asText();
                var payment = intent.path("metadata").path("payment_id").asText();
                if (!payment.isEmpty()) {
                    intents.put(
                            last,
                            new Intent(
                                    last,
                                    payment,
                                    intent.path("status").asText(),
                                    intent.path("amount_received").asLong()));
                }
            }
            isMore = page.path("has_more").asBoolean();
        }
        return intents;
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(ANSWER_WITHIN)
                .header("Authorization", "Bearer " + key)
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("Stripe answers " + answer.statusCode() + " to " + path);
        }
        return JSON.readTree(answer.body());
    }
}
