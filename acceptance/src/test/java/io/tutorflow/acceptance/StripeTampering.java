package io.tutorflow.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.bench.stack.Client;
import java.util.List;
import java.util.UUID;

/**
 * What somebody changes at Stripe who knows how to: an invoice with all that it says of itself, or a refund.
 *
 * @param object at Stripe, as it was
 * @param changed what is otherwise then
 * @param named what the audit says of it
 */
record StripeTampering(String what, JsonNode object, ObjectNode changed, String named) {

    private static final String ID = "id";
    private static final String AMOUNT = "amount";

    static List<StripeTampering> all(TamperedBooks books, Client stripe) throws Exception {
        var open = at(books, stripe, "open", "i.state = 'open'");
        var paid = at(books, stripe, "paid", "i.ended_by LIKE 'scheduler %' AND i.state = 'paid'");
        var elsewhere = at(books, stripe, "paid", "i.ended_by NOT LIKE 'scheduler %' AND i.state = 'paid'");
        var gone = at(books, stripe, "void", "i.state = 'void'");
        var refund = stripe.get("/v1/refunds?limit=1").body().at("/data/0");
        return List.of(
                new StripeTampering(
                        "an item dropped, with the total",
                        open,
                        itemDropped(open),
                        ours(open) + ": has no item '" + nameOf(lines(open).get(0)) + "' at Stripe"),
                new StripeTampering(
                        "an item added that costs nothing",
                        open,
                        itemAdded(open),
                        ours(open) + ": has at Stripe the item 'extra', and no line here is about it"),
                new StripeTampering(
                        "cents that are moved from one item to another",
                        open,
                        centsMoved(open),
                        ours(open) + ": asks at Stripe for "),
                new StripeTampering(
                        "an invoice that is paid here and open at Stripe",
                        paid,
                        with(paid, "status", "open"),
                        ours(paid) + ": is paid by scheduler stripe-invoices, at Stripe it is open"),
                new StripeTampering(
                        "an invoice that is open here and paid at Stripe",
                        open,
                        with(open, "status", "paid"),
                        ours(open) + ": is open, at Stripe it is paid"),
                new StripeTampering(
                        "an invoice that is void here and open at Stripe",
                        gone,
                        with(gone, "status", "open"),
                        ours(gone) + ": is void by "),
                new StripeTampering(
                        "money that came in through Stripe",
                        elsewhere,
                        empty(elsewhere).put("amount_paid_off_stripe", 0),
                        ours(elsewhere) + ": was paid into "),
                new StripeTampering(
                        "another number",
                        open,
                        with(open, "number", "TF-000000"),
                        ours(open) + ": its number at Stripe is TF-000000"),
                new StripeTampering(
                        "another customer",
                        open,
                        with(open, "customer", "cus_1"),
                        ours(open) + ": its customer at Stripe is cus_1"),
                new StripeTampering(
                        "another way to collect it",
                        open,
                        with(open, "collection_method", "charge_automatically"),
                        ours(open) + ": how Stripe collects it is charge_automatically"),
                new StripeTampering(
                        "money of its payment that went back, and no credit note",
                        refund,
                        with(refund, "payment_intent", intentOf(books, paid)).put("status", "succeeded"),
                        ours(paid) + ": has $"),
                unknown(open));
    }

    void lay(Client stripe) {
        put(stripe, changed);
    }

    void takeBack(Client stripe) {
        var before = empty(object);
        changed.fieldNames().forEachRemaining(field -> before.set(field, object.get(field)));
        put(stripe, before);
    }

    private void put(Client stripe, ObjectNode fields) {
        RichBooks.demand(() -> stripe.call(
                        "PUT",
                        "/_sandbox/objects/" + object.path(ID).asText(),
                        fields.toString().getBytes(UTF_8))
                .join());
    }

    private static StripeTampering unknown(JsonNode open) {
        var stranger = UUID.randomUUID();
        var changed = empty(open);
        changed.putObject("metadata").put("invoice_id", stranger.toString());
        return new StripeTampering(
                "an invoice of nobody", open, changed, "has as " + open.path(ID).asText() + " is " + stranger);
    }

    private static ObjectNode itemDropped(JsonNode invoice) {
        var changed = lines(invoice, empty(invoice));
        var left = invoice.path("total").asLong()
                - lines(changed).remove(0).path(AMOUNT).asLong();
        List.of("total", "amount_due", "amount_remaining").forEach(field -> changed.put(field, left));
        return changed;
    }

    private static ObjectNode itemAdded(JsonNode invoice) {
        var changed = lines(invoice, empty(invoice));
        var added = (ObjectNode) lines(changed).get(0).deepCopy();
        added.put(AMOUNT, 0).putArray("taxes");
        added.putObject("metadata").put("item", "extra");
        lines(changed).add(added);
        return changed;
    }

    private static ObjectNode centsMoved(JsonNode invoice) {
        var changed = lines(invoice, empty(invoice));
        for (int item = 0; item < 2; item++) {
            var line = (ObjectNode) lines(changed).get(item);
            line.put(AMOUNT, line.path(AMOUNT).asLong() + (item == 0 ? 5 : -5));
        }
        return changed;
    }

    private static ObjectNode with(JsonNode invoice, String field, String value) {
        return empty(invoice).put(field, value);
    }

    private static ObjectNode empty(JsonNode invoice) {
        return ((ObjectNode) invoice).objectNode();
    }

    private static ObjectNode lines(JsonNode from, ObjectNode to) {
        return to.set("lines", from.path("lines").deepCopy());
    }

    private static ArrayNode lines(JsonNode invoice) {
        return (ArrayNode) invoice.path("lines").path("data");
    }

    private static String nameOf(JsonNode line) {
        return line.at("/metadata/item").asText();
    }

    private static String ours(JsonNode invoice) {
        return "invoice " + invoice.at("/metadata/invoice_id").asText();
    }

    private static String intentOf(TamperedBooks books, JsonNode invoice) throws Exception {
        return AgreedTampering.one(
                books,
                "billing",
                "SELECT payment_intent_id AS id FROM stripe_invoice WHERE stripe_id = '"
                        + invoice.path(ID).asText() + "'");
    }

    /** One that is so at Stripe, and so here. */
    private static JsonNode at(TamperedBooks books, Client stripe, String status, String here) throws Exception {
        var id = AgreedTampering.one(
                books,
                "billing",
                "SELECT s.stripe_id AS id FROM stripe_invoice s JOIN invoice i ON i.id = s.invoice_id"
                        + " WHERE s.reopened = i.reopened AND s.status = '" + status + "' AND " + here
                        + " ORDER BY s.invoice_id LIMIT 1");
        return stripe.get("/v1/invoices/" + id).body();
    }
}
