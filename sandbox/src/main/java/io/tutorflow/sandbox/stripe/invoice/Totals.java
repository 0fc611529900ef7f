package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.StripeError;
import java.util.List;

/**
 * What the lines of an invoice come to, in cents.
 *
 * @param startingBalance what the customer owes from before; negative is a credit
 */
record Totals(long subtotal, long exclusiveTax, long inclusiveTax, long startingBalance) {

    static Totals of(List<ObjectNode> lines, long startingBalance) {
        long subtotal = 0;
        long exclusive = 0;
        long inclusive = 0;
        for (ObjectNode line : lines) {
            subtotal = Math.addExact(subtotal, line.get("amount").asLong());
            for (JsonNode tax : line.get("taxes")) {
                if (tax.get("tax_behavior").asText().equals(Taxes.INCLUSIVE)) {
                    inclusive = Math.addExact(inclusive, tax.get("amount").asLong());
                } else {
                    exclusive = Math.addExact(exclusive, tax.get("amount").asLong());
                }
            }
        }
        return new Totals(subtotal, exclusive, inclusive, startingBalance);
    }

    long total() {
        return Math.addExact(subtotal, exclusiveTax);
    }

    private long owed() {
        return Math.addExact(total(), startingBalance);
    }

    /** What is too small to be charged is not due. */
    long due() {
        return owed() < StripeError.SMALLEST_CHARGE_CENTS ? 0 : owed();
    }

    /** What is not due is carried over: a debt too small to be charged, or a credit. */
    long endingBalance() {
        return owed() - due();
    }

    void lay(ObjectNode invoice) {
        invoice.put("subtotal", subtotal)
                .put("subtotal_excluding_tax", subtotal - inclusiveTax)
                .put("total", total())
                .put("total_excluding_tax", subtotal - inclusiveTax)
                .put("starting_balance", startingBalance)
                .put("amount_due", due())
                .put("amount_paid", 0)
                .put("amount_remaining", due());
    }
}
