package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import java.util.List;

/** The lines of invoices; each stands for one invoice item. */
final class Lines {

    static final String KIND = "line_item";

    /** Stripe's own limit. */
    private static final int MOST = 250;

    /** How many an invoice shows of itself; all are at its {@code lines}. */
    private static final int SHOWN = 10;

    private static final List<String> FROM_ITEM = List.of(
            "amount",
            "currency",
            "description",
            "discountable",
            "discounts",
            "metadata",
            "period",
            "pricing",
            "quantity",
            "quantity_decimal");

    private Lines() {}

    /** In the order of the invoice. */
    static List<ObjectNode> of(Transaction transaction, String invoice) {
        return Sheet.lines(transaction, invoice).stream()
                .map(id -> transaction.demand(KIND, id))
                .toList();
    }

    static void add(Transaction transaction, String invoice, ObjectNode item, ArrayNode taxes) {
        ObjectNode line = fresh(transaction, invoice);
        line.put("subtotal", item.get("amount").asLong());
        FROM_ITEM.forEach(field -> line.set(field, item.get(field).deepCopy()));
        line.set("taxes", taxes);
        ObjectNode details = line.putObject("parent")
                .put("type", "invoice_item_details")
                .putObject("invoice_item_details")
                .put("invoice_item", item.get("id").asText())
                .put("proration", false);
        String subscription = Items.subscriptionOf(item);
        if (!subscription.isEmpty()) {
            line.put("subscription", subscription);
            details.put("subscription", subscription);
        }
        keep(transaction, invoice, line);
    }

    /** Without what it is for. */
    static ObjectNode fresh(Transaction transaction, String invoice) {
        ObjectNode line = transaction.make(KIND, Ids.next("il_"));
        line.remove("created");
        line.put("invoice", invoice).put("livemode", false);
        List.of("discount_amounts", "pretax_credit_amounts", "taxes").forEach(line::putArray);
        return line;
    }

    static void keep(Transaction transaction, String invoice, ObjectNode line) {
        if (Sheet.lines(transaction, invoice).size() >= MOST) {
            throw new Refused(StripeError.invalid(null, "An invoice has at most " + MOST + " items."));
        }
        transaction.put(transaction.complete(line));
        Sheet.addLine(transaction, invoice, line.get("id").asText());
    }

    static void drop(Transaction transaction, String invoice, String line) {
        transaction.change().delete(KIND, line);
        Sheet.removeLine(transaction, invoice, line);
    }

    static void remove(Transaction transaction, String invoice, String item) {
        of(transaction, invoice).stream()
                .filter(line -> itemOf(line).equals(item))
                .map(line -> line.get("id").asText())
                .forEach(line -> drop(transaction, invoice, line));
    }

    static String itemOf(ObjectNode line) {
        return line.at("/parent/invoice_item_details/invoice_item").asText();
    }

    /** The first few, as the invoice has them in itself. */
    static ObjectNode shown(String invoice, List<ObjectNode> lines) {
        return page(invoice, lines, SHOWN);
    }

    private static ObjectNode page(String invoice, List<ObjectNode> lines, int limit) {
        ObjectNode list = JsonNodeFactory.instance
                .objectNode()
                .put("object", "list")
                .put("has_more", lines.size() > limit)
                .put("url", "/v1/invoices/" + invoice + "/lines");
        ArrayNode data = list.putArray("data");
        lines.stream().limit(limit).forEach(data::add);
        return list;
    }

    static Answer list(Transaction transaction, Params params) {
        transaction.demand(Invoices.KIND, params.id());
        List<ObjectNode> lines = of(transaction, params.id());
        int limit = (int) params.number("limit", SHOWN);
        if (params.has("ending_before")) {
            int end = place(lines, params, "ending_before");
            int begin = Math.max(0, end - limit);
            ObjectNode page = page(params.id(), lines.subList(begin, end), limit);
            return Answer.ok(page.put("has_more", begin > 0));
        }
        int begin = params.has("starting_after") ? place(lines, params, "starting_after") + 1 : 0;
        return Answer.ok(page(params.id(), lines.subList(begin, lines.size()), limit));
    }

    private static int place(List<ObjectNode> lines, Params params, String param) {
        String id = params.text(param).orElseThrow();
        for (int place = 0; place < lines.size(); place++) {
            if (lines.get(place).get("id").asText().equals(id)) {
                return place;
            }
        }
        throw new Refused(StripeError.invalid("resource_missing", "No such line item: '" + id + "'")
                .about(param));
    }
}
