package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Listing;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Transaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Invoices as whoever has the key knows them. */
public final class Invoices {

    static final String KIND = "invoice";

    private Invoices() {}

    public static Map<String, Handler> handlers() {
        Map<String, Handler> handlers = new HashMap<>();
        handlers.put("POST /v1/invoices", Drafts::create);
        handlers.put(
                "GET /v1/invoices",
                new Listing(
                        KIND,
                        "/v1/invoices",
                        Set.of("collection_method", "customer", "status"),
                        Map.of(
                                "subscription",
                                (invoice, wanted) -> Subscribed.of(invoice).equals(wanted.asText()))));
        handlers.put("GET /v1/invoices/{id}", Invoices::retrieve);
        handlers.put("POST /v1/invoices/{id}", Edits::update);
        handlers.put("DELETE /v1/invoices/{id}", Drafts::delete);
        handlers.put("GET /v1/invoices/{id}/lines", Lines::list);
        handlers.put("POST /v1/invoices/{id}/add_lines", Items::addLines);
        handlers.put("POST /v1/invoices/{id}/finalize", Finalizing::finalizeDraft);
        handlers.put("POST /v1/invoices/{id}/send", Finalizing::send);
        handlers.put("POST /v1/invoices/{id}/pay", Collecting::pay);
        handlers.put("POST /v1/invoices/{id}/void", Endings::voidInvoice);
        handlers.put("POST /v1/invoices/{id}/mark_uncollectible", Endings::markUncollectible);
        handlers.putAll(Items.handlers());
        handlers.putAll(InvoicePayments.handlers());
        return handlers;
    }

    /** A draft is shown with its customer as they are now. */
    private static Answer retrieve(Transaction transaction, Params params) {
        ObjectNode invoice = transaction.demand(KIND, params.id());
        return Answer.ok(isDraft(invoice) ? Drafts.current(transaction, invoice) : invoice);
    }

    static boolean isDraft(ObjectNode invoice) {
        return is(invoice, "draft");
    }

    static boolean is(ObjectNode invoice, String status) {
        return invoice.get("status").asText().equals(status);
    }

    static String id(ObjectNode object) {
        return object.get("id").asText();
    }

    /** As it is from now on, with what will happen to it by itself. */
    static void keep(Transaction transaction, ObjectNode invoice) {
        transaction.put(transaction.complete(invoice));
        Schedule.plan(transaction, invoice);
    }
}
