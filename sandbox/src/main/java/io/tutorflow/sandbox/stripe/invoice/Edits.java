package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.payment.PaymentMethods;
import java.time.Duration;
import java.util.Set;

/** What can be said of an invoice: of a draft almost all, of one that is open how it is collected. */
final class Edits {

    /** How long Stripe waits before it finalizes a draft, or charges an invoice that the seller has finalized. */
    static final Duration GRACE = Duration.ofHours(1);

    private static final String[] FIELDS = {
        "auto_advance",
        "automatically_finalizes_at",
        "collection_method",
        "currency",
        "custom_fields",
        "default_payment_method",
        "description",
        "due_date",
        "effective_at",
        "footer",
        "number",
        "payment_settings",
        "rendering",
        "statement_descriptor"
    };

    /** What can be changed after finalization. */
    private static final Set<String> ALWAYS = Set.of("auto_advance", "default_payment_method", "expand", "metadata");

    static final long DAY_SECONDS = 86_400;

    private Edits() {}

    static Answer update(Transaction transaction, Params params) {
        ObjectNode invoice = transaction.demand(Invoices.KIND, params.id());
        if (Invoices.isDraft(invoice)) {
            lay(transaction, invoice, params);
            Drafts.keep(transaction, invoice);
        } else {
            collectOtherwise(transaction, invoice, params);
        }
        transaction.announce("invoice.updated", invoice);
        return Answer.ok(invoice);
    }

    private static void collectOtherwise(Transaction transaction, ObjectNode invoice, Params params) {
        params.said().fieldNames().forEachRemaining(name -> {
            if (!ALWAYS.contains(name)) {
                throw InvoiceErrors.notEditable(invoice);
            }
        });
        if (params.is("auto_advance") && !Invoices.is(invoice, "open")) {
            throw InvoiceErrors.notOpen();
        }
        boolean advanced = invoice.path("auto_advance").asBoolean();
        params.copyTo(invoice, "auto_advance", "default_payment_method");
        params.mergeMetadata(invoice);
        demandOwnMethod(transaction, invoice);
        if (advanced != invoice.path("auto_advance").asBoolean()) {
            Dunning.planFirst(transaction, invoice, GRACE);
        }
        Invoices.keep(transaction, invoice);
    }

    /** Lays what is said on a draft. */
    static void lay(Transaction transaction, ObjectNode invoice, Params params) {
        ObjectNode before = invoice.deepCopy();
        params.copyTo(invoice, FIELDS);
        params.mergeMetadata(invoice);
        if (params.has("days_until_due")) {
            invoice.put("due_date", invoice.get("created").asLong() + DAY_SECONDS * params.number("days_until_due", 0));
        }
        if (!isSent(invoice)) {
            demandNoDueDate(params);
            invoice.putNull("due_date");
        } else if (!invoice.path("due_date").isNumber()) {
            throw new Refused(StripeError.invalid(
                            "parameter_missing",
                            "If `collection_method` is `send_invoice`, give either `days_until_due` or `due_date`.")
                    .about("days_until_due"));
        }
        planFinalization(transaction, invoice);
        demandOwnMethod(transaction, invoice);
        Numbers.claim(transaction, before, invoice);
    }

    static boolean isSent(ObjectNode invoice) {
        return invoice.get("collection_method").asText().equals("send_invoice");
    }

    private static void demandNoDueDate(Params params) {
        for (String name : Set.of("days_until_due", "due_date")) {
            if (params.has(name)) {
                throw new Refused(StripeError.invalid(
                                null, "You can only specify `" + name + "` if `collection_method` is `send_invoice`.")
                        .about(name));
            }
        }
    }

    private static void planFinalization(Transaction transaction, ObjectNode invoice) {
        if (!invoice.path("auto_advance").asBoolean()) {
            invoice.putNull("automatically_finalizes_at");
        } else if (!invoice.path("automatically_finalizes_at").isNumber()) {
            invoice.put("automatically_finalizes_at", transaction.now() + GRACE.toSeconds());
        }
    }

    private static void demandOwnMethod(Transaction transaction, ObjectNode invoice) {
        String id = invoice.path("default_payment_method").asText("");
        if (!id.isEmpty() && invoice.path("default_payment_method").isTextual()) {
            Collecting.demandOwn(
                    transaction.demand(PaymentMethods.KIND, id, "default_payment_method"),
                    invoice,
                    "default_payment_method");
        }
    }
}
