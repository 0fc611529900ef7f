package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.OnRequest;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.customer.TaxIds;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Invoices that can still be changed: they follow their lines and their customer. */
final class Drafts {

    private static final Map<String, String> FROM_CUSTOMER = Map.of(
            "address", "customer_address",
            "email", "customer_email",
            "name", "customer_name",
            "phone", "customer_phone",
            "shipping", "customer_shipping",
            "tax_exempt", "customer_tax_exempt");

    private Drafts() {}

    static Answer create(Transaction transaction, Params params) {
        String customerId = params.text("customer").orElse("");
        ObjectNode customer = transaction.demand("customer", customerId, "customer");
        ObjectNode invoice = fresh(transaction, customerId, customer);
        Edits.lay(transaction, invoice, params);
        demandEmail(invoice, customer);
        if (params.text("pending_invoice_items_behavior")
                .filter("include"::equals)
                .isPresent()) {
            Items.takePending(transaction, invoice, Optional.empty());
        }
        begin(transaction, invoice);
        return Answer.ok(invoice);
    }

    static void begin(Transaction transaction, ObjectNode invoice) {
        keep(transaction, invoice);
        InvoicePayments.show(transaction, Invoices.id(invoice), Optional.empty());
        transaction.announce("invoice.created", invoice);
    }

    static ObjectNode fresh(Transaction transaction, String customerId, ObjectNode customer) {
        ObjectNode invoice = transaction.make(Invoices.KIND, Ids.next("in_"));
        invoice.put("status", "draft")
                .put("customer", customerId)
                .put("account_country", "US")
                .put("account_name", "TutorFlow")
                .put("billing_reason", "manual")
                .put("collection_method", "charge_automatically")
                .put("currency", customer.path("currency").asText("usd"))
                .put("auto_advance", false)
                .put("period_start", transaction.now())
                .put("period_end", transaction.now())
                .put("webhooks_delivered_at", transaction.now());
        invoice.putObject("issuer").put("type", "self");
        List.of("hosted_invoice_url", "invoice_pdf").forEach(invoice::putNull);
        List.of("default_tax_rates", "discounts", "total_discount_amounts", "total_pretax_credit_amounts")
                .forEach(invoice::putArray);
        return invoice;
    }

    private static void demandEmail(ObjectNode invoice, ObjectNode customer) {
        if (Edits.isSent(invoice)) {
            UsageInvoices.demandEmail(customer);
        }
    }

    /** As it would be if it were kept now. */
    static ObjectNode current(Transaction transaction, ObjectNode invoice) {
        String id = Invoices.id(invoice);
        ObjectNode customer =
                transaction.find("customer", invoice.get("customer").asText()).orElseGet(invoice::objectNode);
        FROM_CUSTOMER.forEach((field, shown) -> {
            if (customer.has(field)) {
                invoice.set(shown, customer.get(field));
            }
        });
        invoice.set(
                "customer_tax_ids",
                TaxIds.shownBy(transaction, invoice.get("customer").asText()));
        List<ObjectNode> lines = Lines.of(transaction, id);
        invoice.set("lines", Lines.shown(id, lines));
        invoice.set("total_taxes", Taxes.sum(lines));
        Totals.of(lines, customer.path("balance").asLong()).lay(invoice);
        return transaction.complete(invoice);
    }

    static void keep(Transaction transaction, ObjectNode invoice) {
        Invoices.keep(transaction, current(transaction, invoice));
    }

    static Answer delete(Transaction transaction, Params params) {
        ObjectNode invoice = transaction.demand(Invoices.KIND, params.id());
        if (!Invoices.isDraft(invoice) || !Subscribed.of(invoice).isEmpty()) {
            throw InvoiceErrors.notDeletable();
        }
        Items.release(transaction, params.id());
        Numbers.release(transaction, invoice);
        Sheet.forget(transaction, params.id());
        OnRequest.forget(transaction, params.id());
        Schedule.forget(transaction, params.id());
        transaction.change().delete(Invoices.KIND, params.id());
        transaction.announce("invoice.deleted", invoice);
        return Answer.ok(invoice.objectNode()
                .put("id", params.id())
                .put("object", Invoices.KIND)
                .put("deleted", true));
    }
}
