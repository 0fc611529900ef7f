package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Listing;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.invoice.UsageInvoices.Used;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Invoice items: pending until an invoice takes them in, or made for one. */
final class Items {

    private static final String KIND = "invoiceitem";

    private Items() {}

    static Map<String, Handler> handlers() {
        return Map.of(
                "POST /v1/invoiceitems",
                Items::create,
                "GET /v1/invoiceitems",
                new Listing(
                        KIND,
                        "/v1/invoiceitems",
                        Set.of("customer", "invoice"),
                        Map.of("pending", (item, wanted) -> isPending(item) == wanted.asBoolean())),
                "GET /v1/invoiceitems/{id}",
                (transaction, params) -> Answer.ok(transaction.demand(KIND, params.id())),
                "DELETE /v1/invoiceitems/{id}",
                Items::delete);
    }

    private static boolean isPending(ObjectNode item) {
        return !item.path("invoice").isTextual();
    }

    private static Answer create(Transaction transaction, Params params) {
        String customer = params.text("customer").orElse("");
        transaction.demand("customer", customer, "customer");
        Optional<ObjectNode> invoice = params.text("invoice").map(id -> editable(transaction, id, customer));
        ObjectNode item = make(transaction, customer, params, invoice);
        invoice.ifPresent(draft -> {
            Lines.add(transaction, Invoices.id(draft), item, draft.arrayNode());
            Drafts.keep(transaction, draft);
        });
        return Answer.ok(item);
    }

    private static ObjectNode editable(Transaction transaction, String id, String customer) {
        ObjectNode invoice = transaction.demand(Invoices.KIND, id, "invoice");
        if (!Invoices.isDraft(invoice)) {
            throw InvoiceErrors.notEditable(invoice);
        }
        if (!invoice.get("customer").asText().equals(customer)) {
            throw new Refused(StripeError.invalid(null, "The invoice belongs to another customer.")
                    .about("invoice"));
        }
        return invoice;
    }

    private static ObjectNode make(
            Transaction transaction, String customer, Params said, Optional<ObjectNode> invoice) {
        Optional<String> currency = invoice.map(draft -> draft.get("currency").asText());
        Worth worth = Worth.of(transaction, said, currency);
        currency.filter(wanted -> !wanted.equals(worth.currency())).ifPresent(wanted -> {
            throw new Refused(
                    StripeError.invalid(null, "The currency of this item must be that of its invoice, " + wanted + ".")
                            .about("currency"));
        });
        ObjectNode item = fresh(transaction, customer, worth);
        item.put("invoice", invoice.map(Invoices::id).orElse(null));
        said.copyTo(item, "description", "discountable", "period");
        said.mergeMetadata(item);
        return keep(transaction, item);
    }

    private static ObjectNode fresh(Transaction transaction, String customer, Worth worth) {
        ObjectNode item = transaction.make(KIND, Ids.next("ii_"));
        item.remove("created");
        item.put("customer", customer)
                .put("date", transaction.now())
                .put("discountable", true)
                .put("net_amount", worth.amount());
        item.putObject("period").put("start", transaction.now()).put("end", transaction.now());
        item.putArray("discounts");
        item.putArray("tax_rates");
        worth.lay(item);
        return item;
    }

    private static ObjectNode keep(Transaction transaction, ObjectNode item) {
        transaction.put(transaction.complete(item));
        transaction.announce("invoiceitem.created", item);
        return item;
    }

    static Answer addLines(Transaction transaction, Params params) {
        ObjectNode invoice = transaction.demand(Invoices.KIND, params.id());
        if (!Invoices.isDraft(invoice)) {
            throw InvoiceErrors.notEditable(invoice);
        }
        for (JsonNode line : params.node("lines")) {
            Params said = new Params("", line);
            ObjectNode item = said.text("invoice_item")
                    .map(id -> take(transaction, invoice, id))
                    .orElseGet(() -> make(transaction, invoice.get("customer").asText(), said, Optional.of(invoice)));
            Lines.add(transaction, params.id(), item, Taxes.of(transaction, line.path("tax_amounts")));
        }
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.set("metadata", params.node("invoice_metadata"));
        new Params("", metadata).mergeMetadata(invoice);
        Drafts.keep(transaction, invoice);
        transaction.announce("invoice.updated", invoice);
        return Answer.ok(invoice);
    }

    private static ObjectNode take(Transaction transaction, ObjectNode invoice, String id) {
        ObjectNode item = transaction.demand(KIND, id, "invoice_item");
        if (!isPending(item)
                || !item.get("customer").equals(invoice.get("customer"))
                || !item.get("currency").equals(invoice.get("currency"))) {
            throw new Refused(StripeError.invalid(
                            null, "The invoice item " + id + " is not a pending one of this customer and currency.")
                    .about("invoice_item"));
        }
        transaction.put(item.put("invoice", Invoices.id(invoice)));
        Sheet.noteTaken(transaction, Invoices.id(invoice), id);
        return item;
    }

    /** Of which subscription it is; empty: of none. */
    static String subscriptionOf(ObjectNode item) {
        return item.at("/parent/subscription_details/subscription").asText();
    }

    /** It waits for the next invoice of its subscription. */
    static void owe(Transaction transaction, ObjectNode subscription, Used used, Worth worth) {
        ObjectNode item = fresh(transaction, subscription.get("customer").asText(), worth);
        item.put("description", UsageLines.describe(transaction, worth));
        item.putObject("period").put("start", used.from()).put("end", used.until());
        item.putObject("parent")
                .put("type", "subscription_details")
                .putObject("subscription_details")
                .put("subscription", Invoices.id(subscription))
                .put("subscription_item", used.item());
        keep(transaction, item);
    }

    /**
     * Takes in what is pending for the customer, the newest first.
     *
     * @param subscription whose items are taken in besides those that are of none
     */
    static void takePending(Transaction transaction, ObjectNode invoice, Optional<String> subscription) {
        List<String> pending = transaction
                .change()
                .newestFirst(KIND)
                .filter(item -> isPending(item)
                        && item.get("customer").equals(invoice.get("customer"))
                        && item.get("currency").equals(invoice.get("currency"))
                        && isOfNoOther(item, subscription))
                .map(Invoices::id)
                .toList();
        pending.forEach(id ->
                Lines.add(transaction, Invoices.id(invoice), take(transaction, invoice, id), invoice.arrayNode()));
    }

    private static boolean isOfNoOther(ObjectNode item, Optional<String> subscription) {
        String of = subscriptionOf(item);
        return of.isEmpty() || subscription.filter(of::equals).isPresent();
    }

    /** What becomes of the items of a draft that is deleted: what had been pending is so again, the rest goes with it. */
    static void release(Transaction transaction, String invoice) {
        List<String> taken = Sheet.taken(transaction, invoice);
        for (ObjectNode line : Lines.of(transaction, invoice)) {
            String id = Lines.itemOf(line);
            Lines.remove(transaction, invoice, id);
            ObjectNode item = transaction.demand(KIND, id);
            if (taken.contains(id)) {
                transaction.put(item.putNull("invoice"));
            } else {
                transaction.change().delete(KIND, id);
                transaction.announce("invoiceitem.deleted", item);
            }
        }
    }

    private static Answer delete(Transaction transaction, Params params) {
        ObjectNode item = transaction.demand(KIND, params.id());
        if (!isPending(item)) {
            ObjectNode invoice =
                    transaction.demand(Invoices.KIND, item.get("invoice").asText());
            if (!Invoices.isDraft(invoice)) {
                throw InvoiceErrors.notEditable(invoice);
            }
            Lines.remove(transaction, Invoices.id(invoice), params.id());
            Drafts.keep(transaction, invoice);
        }
        transaction.change().delete(KIND, params.id());
        transaction.announce("invoiceitem.deleted", item);
        return Answer.ok(
                item.objectNode().put("id", params.id()).put("object", KIND).put("deleted", true));
    }
}
