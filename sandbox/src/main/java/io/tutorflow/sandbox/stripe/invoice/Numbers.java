package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;

/** The numbers of invoices: no two have the same, whoever gave it. */
final class Numbers {

    private static final String TAKEN = "~invoice_number";
    private static final int PREFIX_LENGTH = 8;

    private Numbers() {}

    /** Takes the number that the seller has given, in the place of the one before. */
    static void claim(Transaction transaction, ObjectNode before, ObjectNode invoice) {
        if (!before.path("number").equals(invoice.path("number"))) {
            release(transaction, before);
            if (invoice.path("number").isTextual()) {
                take(transaction, invoice, invoice.get("number").asText());
            }
        }
    }

    private static void take(Transaction transaction, ObjectNode invoice, String number) {
        if (transaction.find(TAKEN, number).isPresent()) {
            throw new Refused(StripeError.invalid(null, "An invoice with the number '" + number + "' exists already.")
                    .about("number"));
        }
        transaction.change().put(TAKEN, invoice.objectNode().put("id", number).put("invoice", Invoices.id(invoice)));
    }

    static void release(Transaction transaction, ObjectNode invoice) {
        if (invoice.path("number").isTextual()) {
            transaction.change().delete(TAKEN, invoice.get("number").asText());
        }
    }

    /** Gives the next one of its customer to an invoice that has none. */
    static void assign(Transaction transaction, ObjectNode invoice, ObjectNode customer) {
        if (invoice.path("number").isTextual()) {
            return;
        }
        String prefix = customer.path("invoice_prefix").asText(Ids.next("", PREFIX_LENGTH));
        long sequence = Math.max(1, customer.path("next_invoice_sequence").asLong());
        while (transaction.find(TAKEN, number(prefix, sequence)).isPresent()) {
            sequence++;
        }
        invoice.put("number", number(prefix, sequence));
        take(transaction, invoice, number(prefix, sequence));
        customer.put("invoice_prefix", prefix).put("next_invoice_sequence", sequence + 1);
    }

    private static String number(String prefix, long sequence) {
        return "%s-%04d".formatted(prefix, sequence);
    }
}
