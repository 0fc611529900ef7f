package io.tutorflow.audit;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Stripe says of the suite's money: payments and invoices, only those whose metadata name one of ours, refunds and
 * disputes.
 */
public final class StripePayments {

    /** The real one. */
    public static final String URL = "https://api.stripe.com";

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private static final Duration COUNTED_AFTER = Duration.ofHours(1);

    private final StripeLists stripe;
    private final boolean isReal;

    /** @param key without one nothing can have been paid, so Stripe is not asked */
    public StripePayments(String url, String key) {
        this.stripe = new StripeLists(url, key);
        this.isReal = url.equals(URL);
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
        for (var intent : stripe.all("payment_intents")) {
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
        return stripe.all("refunds").stream()
                .map(refund -> new Refunded(
                        refund.path("id").asText(),
                        refund.path("metadata").path("refund_id").asText(),
                        refund.path("payment_intent").asText(),
                        refund.path("status").asText(),
                        refund.path("amount").asLong()))
                .toList();
    }

    List<Disputed> disputes() throws IOException, InterruptedException {
        return stripe.all("disputes").stream()
                .map(dispute -> new Disputed(
                        dispute.path("id").asText(),
                        dispute.path("payment_intent").asText(),
                        dispute.path("status").asText(),
                        dispute.path("amount").asLong()))
                .toList();
    }

    List<MeteredInvoiceAtStripe> meteredInvoices() throws IOException, InterruptedException {
        return MeteredInvoiceAtStripe.all(stripe);
    }

    MetersAtStripe meters() {
        return new MetersAtStripe(stripe);
    }

    /** The real one counts meter events with a delay; the sandbox's within the time for which what differs is read again. */
    Instant countedUntil() {
        return isReal ? Instant.now().minus(COUNTED_AFTER) : END_OF_TIME;
    }

    List<InvoiceAtStripe> invoices() throws IOException, InterruptedException {
        return InvoiceAtStripe.all(stripe);
    }
}
