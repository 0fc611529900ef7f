package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * When Stripe tries again, and what becomes of an invoice that stays unpaid. It is what the seller sets in Stripe's
 * dashboard; here it is a lever.
 */
public final class Dunning {

    private static final String KIND = "~habit";
    private static final String ID = "dunning";
    private static final String UNCOLLECTIBLE = "uncollectible";
    private static final int[] USUAL_RETRY_DAYS = {3, 5, 7};
    private static final int USUAL_OVERDUE_DAYS = 30;
    private static final long DAY_SECONDS = 86_400;
    private static final List<String> FIELDS = List.of("retryDays", "overdueDays", "then");
    private static final Set<String> ENDS = Set.of(UNCOLLECTIBLE, "leave");

    private Dunning() {}

    /** How it is set. */
    public static ObjectNode settings(Transaction transaction) {
        return transaction.find(KIND, ID).orElseGet(Dunning::usual);
    }

    private static ObjectNode usual() {
        ObjectNode settings = JsonNodeFactory.instance.objectNode().put("id", ID);
        for (int days : USUAL_RETRY_DAYS) {
            settings.withArray("retryDays").add(days);
        }
        return settings.put("overdueDays", USUAL_OVERDUE_DAYS).put("then", UNCOLLECTIBLE);
    }

    /** @param wanted what is not said is as usual */
    public static ObjectNode set(Transaction transaction, JsonNode wanted) {
        ObjectNode settings = usual();
        FIELDS.stream().filter(wanted::has).forEach(field -> settings.set(field, wanted.get(field)));
        if (!isKnown(settings)) {
            throw new IllegalArgumentException(
                    "retryDays is a list of days, overdueDays a number, then is uncollectible or leave");
        }
        transaction.change().put(KIND, settings);
        return settings;
    }

    private static boolean isKnown(ObjectNode settings) {
        boolean days = settings.get("retryDays").isArray();
        for (JsonNode day : settings.get("retryDays")) {
            days &= day.isInt() && day.asInt() > 0;
        }
        return days
                && settings.get("overdueDays").isInt()
                && ENDS.contains(settings.get("then").asText());
    }

    /** When the saved card is first charged, if Stripe does that. */
    static void planFirst(Transaction transaction, ObjectNode invoice, Duration wait) {
        if (isCharged(invoice)) {
            invoice.put("next_payment_attempt", transaction.now() + wait.toSeconds());
        } else {
            invoice.putNull("next_payment_attempt");
        }
    }

    /** When it is tried again, after so many attempts. */
    static void planNext(Transaction transaction, ObjectNode invoice) {
        JsonNode days = settings(transaction).get("retryDays");
        int attempts = invoice.get("attempt_count").asInt();
        if (isCharged(invoice) && Invoices.is(invoice, "open") && attempts <= days.size()) {
            invoice.put(
                    "next_payment_attempt",
                    transaction.now() + DAY_SECONDS * days.get(attempts - 1).asLong());
        } else {
            invoice.putNull("next_payment_attempt");
        }
    }

    private static boolean isCharged(ObjectNode invoice) {
        return invoice.path("auto_advance").asBoolean() && !Edits.isSent(invoice);
    }

    /** After the last attempt. */
    static void endIfExhausted(Transaction transaction, ObjectNode invoice) {
        if (isCharged(invoice)
                && Invoices.is(invoice, "open")
                && !invoice.path("next_payment_attempt").isNumber()) {
            giveUp(transaction, invoice);
        }
    }

    /** When Stripe no longer waits for somebody who was sent the invoice. */
    static long givesUpAt(Transaction transaction, ObjectNode invoice) {
        return invoice.path("due_date").asLong()
                + DAY_SECONDS * settings(transaction).get("overdueDays").asLong();
    }

    static void giveUp(Transaction transaction, ObjectNode invoice) {
        if (settings(transaction).get("then").asText().equals(UNCOLLECTIBLE)) {
            Endings.writeOff(transaction, invoice);
        } else {
            Invoices.keep(transaction, invoice.put("auto_advance", false));
            transaction.announce("invoice.updated", invoice);
        }
    }
}
