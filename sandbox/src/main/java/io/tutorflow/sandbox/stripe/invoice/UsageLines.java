package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.catalog.Prices;
import io.tutorflow.sandbox.stripe.catalog.Products;
import io.tutorflow.sandbox.stripe.invoice.UsageInvoices.Used;
import io.tutorflow.sandbox.stripe.meter.Meters;
import java.math.BigDecimal;

/** Lines for what a meter has counted. Until the invoice is finalized they can become more. */
final class UsageLines {

    private static final String PARENT = "subscription_item_details";

    private UsageLines() {}

    static void add(Transaction transaction, ObjectNode invoice, ObjectNode subscription, Used used) {
        ObjectNode line = Lines.fresh(transaction, Invoices.id(invoice));
        line.put("discountable", true).put("subscription", Invoices.id(subscription));
        line.putArray("discounts");
        line.putObject("period").put("start", used.from()).put("end", used.until());
        line.putObject("parent")
                .put("type", PARENT)
                .putObject(PARENT)
                .put("subscription", Invoices.id(subscription))
                .put("subscription_item", used.item())
                .put("proration", false);
        lay(transaction, line, worth(transaction, invoice.get("customer").asText(), used));
        Lines.keep(transaction, Invoices.id(invoice), line);
    }

    private static void lay(Transaction transaction, ObjectNode line, Worth worth) {
        worth.lay(line);
        line.put("subtotal", worth.amount()).put("description", describe(transaction, worth));
    }

    /** {@code 4321 × Lesson} */
    static String describe(Transaction transaction, Worth worth) {
        String product = worth.price().orElseThrow().get("product").asText();
        return worth.quantity().toPlainString() + " × " + Products.name(transaction, product);
    }

    /** A meter can be below zero, an invoice is not. */
    static Worth worth(Transaction transaction, String customer, Used used) {
        String meter = used.price().at("/recurring/meter").asText();
        long counted = Meters.used(transaction, meter, customer, used.from(), used.until());
        return Worth.of(used.price(), BigDecimal.valueOf(Math.max(0, counted)));
    }

    /** What was counted meanwhile counts. */
    static void lookAgain(Transaction transaction, ObjectNode invoice) {
        for (ObjectNode line : Lines.of(transaction, Invoices.id(invoice))) {
            if (line.path("parent").has(PARENT) && line.at("/parent/" + PARENT).isObject()) {
                transaction
                        .find(
                                Prices.KIND,
                                line.at("/pricing/price_details/price").asText())
                        .ifPresent(price -> lookAgain(transaction, invoice, line, price));
            }
        }
    }

    private static void lookAgain(Transaction transaction, ObjectNode invoice, ObjectNode line, ObjectNode price) {
        Used used = new Used(
                line.at("/parent/" + PARENT + "/subscription_item").asText(),
                price,
                line.at("/period/start").asLong(),
                line.at("/period/end").asLong());
        lay(transaction, line, worth(transaction, invoice.get("customer").asText(), used));
        transaction.put(line);
    }
}
