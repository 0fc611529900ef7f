package io.tutorflow.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stripe's payments, only those of the suite (their metadata name one of ours), and its refunds and disputes. */
public final class StripePayments {

    /** The real one. */
    public static final String URL = "https://api.stripe.com";

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    /** The most that Stripe lists at once. */
    private static final int PAGE = 100;

    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_WITHIN)
            .build();
    private final String url;
    private final String key;

    /** @param key without one nothing can have been paid, so Stripe is not asked */
    public StripePayments(String url, String key) {
        this.url = url;
        this.key = key;
    }

    /** @param payment the payment of ours that it names */
    record Intent(String id, String payment, String status, long receivedCents) {

        boolean isPaid() {
            return status.equals("succeeded");
        }
    }

    /** @param refund the refund of ours that it names; empty if it was made by hand */
    record Refunded(String id, String refund, String intent, String status, long cents) {

        boolean isDone() {
            return status.equals("succeeded");
        }

        boolean isOff() {
            return status.equals("failed") || status.equals("canceled");
        }
    }

    /** A payment that its bank disputes. */
    record Disputed(String id, String intent, String status, long cents) {

        /** In our words. */
        String state() {
            return switch (status) {
                case "won", "warning_closed", "prevented" -> "won";
                case "lost" -> "lost";
                default -> "open";
            };
        }
    }

    /** By id. */
    Map<String, Intent> all() throws IOException, InterruptedException {
        var intents = new HashMap<String, Intent>();
        for (var intent : list("payment_intents")) {
            var payment = intent.path("metadata").path("payment_id").asText();
            var id = intent.path("id").asText();
            if (!payment.isEmpty()) {
                long received = intent.path("amount_received").asLong();
                intents.put(id, new Intent(id, payment, intent.path("status").asText(), received));
            }
        }
        return intents;
    }

    /** Made by hand or by the suite. */
    List<Refunded> refunds() throws IOException, InterruptedException {
        return list("refunds").stream()
                .map(refund -> new Refunded(
                        refund.path("id").asText(),
                        refund.path("metadata").path("refund_id").asText(),
                        refund.path("payment_intent").asText(),
                        refund.path("status").asText(),
                        refund.path("amount").asLong()))
                .toList();
    }

    List<Disputed> disputes() throws IOException, InterruptedException {
        return list("disputes").stream()
                .map(dispute -> new Disputed(
                        dispute.path("id").asText(),
                        dispute.path("payment_intent").asText(),
                        dispute.path("status").asText(),
                        dispute.path("amount").asLong()))
                .toList();
    }

    private List<JsonNode> list(String kind) throws IOException, InterruptedException {
        var all = new ArrayList<JsonNode>();
        for (boolean isMore = !key.isBlank(); isMore; ) {
            var after = all.isEmpty()
                    ? ""
                    : "&starting_after=" + all.getLast().path("id").asText();
            var page = ask("/v1/" + kind + "?limit=" + PAGE + after);
            page.path("data").forEach(all::add);
            isMore = page.path("has_more").asBoolean();
        }
        return all;
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
