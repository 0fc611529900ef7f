package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.Transaction;
import java.util.List;
import java.util.Optional;

/** The invoices of subscriptions: each begins as a draft with what was used, and is finalized by itself. */
public final class UsageInvoices {

    private UsageInvoices() {}

    /**
     * What a subscription owes for one of its items.
     *
     * @param price as the item has it
     * @param from the minute in which it begins counts
     * @param until the minute in which it ends does not
     */
    public record Used(String item, ObjectNode price, long from, long until) {}

    /** Takes in what had been owed before as well. */
    public static ObjectNode draft(Transaction transaction, ObjectNode subscription, List<Used> used, String reason) {
        String customerId = subscription.get("customer").asText();
        ObjectNode customer = transaction.find("customer", customerId).orElseGet(subscription::objectNode);
        ObjectNode invoice = Drafts.fresh(transaction, customerId, customer);
        invoice.put("billing_reason", reason)
                .put("auto_advance", true)
                .put("automatically_finalizes_at", transaction.now() + Edits.GRACE.toSeconds())
                .put("period_start", used.stream().mapToLong(Used::from).min().orElse(transaction.now()))
                .put("period_end", used.stream().mapToLong(Used::until).max().orElse(transaction.now()));
        List.of("collection_method", "currency", "default_payment_method", "description")
                .forEach(field -> invoice.set(field, subscription.get(field)));
        if (isSent(invoice)) {
            invoice.put(
                    "due_date",
                    transaction.now()
                            + Edits.DAY_SECONDS
                                    * subscription.get("days_until_due").asLong());
        }
        ObjectNode parent = invoice.putObject("parent").put("type", "subscription_details");
        parent.putObject("subscription_details")
                .put("subscription", Invoices.id(subscription))
                .set("metadata", subscription.get("metadata"));
        Items.takePending(transaction, invoice, Optional.of(Invoices.id(subscription)));
        used.forEach(each -> UsageLines.add(transaction, invoice, subscription, each));
        Drafts.begin(transaction, invoice);
        return invoice;
    }

    /** What is owed for an item that goes waits for the next invoice; nothing used is not owed. */
    public static void owe(Transaction transaction, ObjectNode subscription, Used used) {
        Worth worth = UsageLines.worth(transaction, subscription.get("customer").asText(), used);
        if (worth.quantity().signum() > 0) {
            Items.owe(transaction, subscription, used, worth);
        }
    }

    public static boolean isSent(ObjectNode billed) {
        return Edits.isSent(billed);
    }

    /** Whoever is sent invoices has an address. */
    public static void demandEmail(ObjectNode customer) {
        if (!customer.path("email").isTextual()) {
            throw new Refused(InvoiceErrors.noEmail());
        }
    }

    /** What Stripe does when a subscription of the customer is canceled at once: it waits for somebody to go on. */
    public static void stopCollecting(Transaction transaction, String customer) {
        transaction
                .change()
                .oldestFirst(Invoices.KIND)
                .filter(invoice -> Invoices.is(invoice, "open")
                        && invoice.path("auto_advance").asBoolean()
                        && invoice.path("customer").asText().equals(customer))
                .map(Invoices::id)
                .toList()
                .forEach(id -> {
                    ObjectNode invoice = transaction.demand(Invoices.KIND, id);
                    invoice.put("auto_advance", false).putNull("next_payment_attempt");
                    Invoices.keep(transaction, invoice);
                    transaction.announce("invoice.updated", invoice);
                });
    }

    /** The draft has one line less, as if it had never been billed, and nobody is told. */
    public static ObjectNode dropLine(Transaction transaction, String line) {
        ObjectNode invoice = transaction.demand(
                Invoices.KIND,
                transaction.demand(Lines.KIND, line).get("invoice").asText());
        if (!Invoices.isDraft(invoice)) {
            throw InvoiceErrors.notEditable(invoice);
        }
        Lines.drop(transaction, Invoices.id(invoice), line);
        Drafts.keep(transaction, invoice);
        return invoice;
    }
}
