package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Transaction;
import java.util.ArrayList;
import java.util.List;

/** What is known of an invoice and not shown: the order of its lines, and which of its items had been pending. */
final class Sheet {

    private static final String KIND = "~invoice";

    private Sheet() {}

    private static ObjectNode of(Transaction transaction, String invoice) {
        return transaction
                .find(KIND, invoice)
                .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("id", invoice));
    }

    static List<String> lines(Transaction transaction, String invoice) {
        return texts(of(transaction, invoice).path("lines"));
    }

    static void addLine(Transaction transaction, String invoice, String line) {
        ObjectNode sheet = of(transaction, invoice);
        sheet.withArray("lines").add(line);
        transaction.change().put(KIND, sheet);
    }

    static void removeLine(Transaction transaction, String invoice, String line) {
        ObjectNode sheet = of(transaction, invoice);
        List<String> left = texts(sheet.path("lines"));
        left.remove(line);
        left.forEach(sheet.putArray("lines")::add);
        transaction.change().put(KIND, sheet);
    }

    /** The item did not begin with this invoice, and outlives a draft that is deleted. */
    static void noteTaken(Transaction transaction, String invoice, String item) {
        ObjectNode sheet = of(transaction, invoice);
        sheet.withArray("taken").add(item);
        transaction.change().put(KIND, sheet);
    }

    static List<String> taken(Transaction transaction, String invoice) {
        return texts(of(transaction, invoice).path("taken"));
    }

    static void forget(Transaction transaction, String invoice) {
        transaction.change().delete(KIND, invoice);
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
