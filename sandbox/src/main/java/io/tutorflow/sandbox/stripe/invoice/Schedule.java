package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What happens to invoices by itself, {@code auto_advance}: each has one next step, and a moment for it. */
public final class Schedule {

    /** The invoices that have a next step. */
    private static final String KIND = "~invoice_step";

    private Schedule() {}

    /** Notes when the next step is, if there is one. */
    static void plan(Transaction transaction, ObjectNode invoice) {
        String id = Invoices.id(invoice);
        OptionalLong next = next(transaction, invoice);
        if (next.isPresent()) {
            transaction.change().put(KIND, invoice.objectNode().put("id", id).put("at", next.getAsLong()));
        } else {
            forget(transaction, id);
        }
    }

    static void forget(Transaction transaction, String invoice) {
        if (transaction.find(KIND, invoice).isPresent()) {
            transaction.change().delete(KIND, invoice);
        }
    }

    private static OptionalLong next(Transaction transaction, ObjectNode invoice) {
        if (!invoice.path("auto_advance").asBoolean()) {
            return OptionalLong.empty();
        }
        return switch (invoice.get("status").asText()) {
            case "draft" -> moment(invoice.path("automatically_finalizes_at"));
            case "open" ->
                Edits.isSent(invoice)
                        ? OptionalLong.of(Dunning.givesUpAt(transaction, invoice))
                        : moment(invoice.path("next_payment_attempt"));
            default -> OptionalLong.empty();
        };
    }

    private static OptionalLong moment(JsonNode field) {
        return field.isNumber() ? OptionalLong.of(field.asLong()) : OptionalLong.empty();
    }

    /** Takes each step whose time has come; answers how many there were. */
    public static int run(Transaction transaction) {
        List<String> due = transaction
                .change()
                .oldestFirst(KIND)
                .filter(step -> step.get("at").asLong() <= transaction.now())
                .map(Invoices::id)
                .toList();
        due.forEach(id -> transaction
                .find(Invoices.KIND, id)
                .ifPresentOrElse(
                        invoice -> step(transaction, invoice),
                        () -> transaction.change().delete(KIND, id)));
        return due.size();
    }

    /** Takes the next step now; answers the invoice as it is then, or nothing if there is no next step. */
    public static Optional<ObjectNode> advance(Transaction transaction, String id) {
        ObjectNode invoice = transaction.demand(Invoices.KIND, id);
        if (next(transaction, invoice).isEmpty()) {
            return Optional.empty();
        }
        step(transaction, invoice);
        return transaction.find(Invoices.KIND, id);
    }

    private static void step(Transaction transaction, ObjectNode invoice) {
        if (Invoices.isDraft(invoice)) {
            Finalizing.open(transaction, invoice, Duration.ZERO);
        } else if (Edits.isSent(invoice)) {
            Dunning.giveUp(transaction, invoice);
        } else {
            Collecting.attempt(transaction, invoice);
        }
    }
}
