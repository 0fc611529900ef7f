package io.tutorflow.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as Stripe has it.
 *
 * @param invoice the invoice of ours that it names
 * @param method how it is collected
 * @param card that it is charged to; none: whichever its customer has
 * @param dueCents of the total, what a balance of the customer leaves
 * @param elsewhereCents what of it was paid, but not through Stripe
 * @param payments the states of its payments by their payment intents
 */
record InvoiceAtStripe(
        String id,
        Instant createdAt,
        String invoice,
        String customer,
        String number,
        String status,
        String method,
        @Nullable String card,
        long totalCents,
        long dueCents,
        long elsewhereCents,
        long overpaidCents,
        List<Item> items,
        Map<String, String> payments) {

    /** @param name the catalogue's key, or what else it is */
    record Item(String name, long cents, long taxCents) {}

    /** Only those that name one of ours. */
    static List<InvoiceAtStripe> all(StripeLists stripe) throws IOException, InterruptedException {
        var found = new ArrayList<InvoiceAtStripe>();
        for (var invoice : stripe.all("invoices", "expand%5B%5D=data.payments")) {
            if (!ours(invoice).isEmpty()) {
                found.add(read(invoice, stripe));
            }
        }
        return found;
    }

    boolean is(String other) {
        return status.equals(other);
    }

    /** Somebody has paid it on Stripe's page, or Stripe has charged it. */
    boolean isPaidThroughStripe() {
        return is("paid") && elsewhereCents == 0;
    }

    private static String ours(JsonNode invoice) {
        return invoice.path("metadata").path("invoice_id").asText();
    }

    private static InvoiceAtStripe read(JsonNode invoice, StripeLists stripe) throws IOException, InterruptedException {
        var id = invoice.path("id").asText();
        var lines = whole(invoice.path("lines"), "invoices/" + id + "/lines", "", stripe);
        var payments = whole(invoice.path("payments"), "invoice_payments", "invoice=" + id, stripe);
        return new InvoiceAtStripe(
                id,
                Instant.ofEpochSecond(invoice.path("created").asLong()),
                ours(invoice),
                invoice.path("customer").asText(""),
                invoice.path("number").asText(""),
                invoice.path("status").asText(),
                invoice.path("collection_method").asText(),
                invoice.path("default_payment_method").asText(null),
                invoice.path("total").asLong(),
                invoice.path("amount_due").asLong(),
                invoice.path("amount_paid_off_stripe").asLong(),
                invoice.path("amount_overpaid").asLong(),
                lines.stream().map(InvoiceAtStripe::item).toList(),
                states(payments));
    }

    /** Of a long list an invoice has only the beginning in itself. */
    static List<JsonNode> whole(JsonNode list, String kind, String of, StripeLists stripe)
            throws IOException, InterruptedException {
        if (list.path("has_more").asBoolean()) {
            return stripe.all(kind, of);
        }
        var all = new ArrayList<JsonNode>();
        list.path("data").forEach(all::add);
        return all;
    }

    private static Item item(JsonNode line) {
        long tax = 0;
        for (var part : line.path("taxes")) {
            tax += part.path("amount").asLong();
        }
        return new Item(
                line.path("metadata").path("item").asText(), line.path("amount").asLong(), tax);
    }

    private static Map<String, String> states(List<JsonNode> payments) {
        var states = new HashMap<String, String>();
        for (var payment : payments) {
            var intent = payment.path("payment").path("payment_intent").asText("");
            if (!intent.isEmpty()) {
                states.put(intent, payment.path("status").asText());
            }
        }
        return states;
    }
}
