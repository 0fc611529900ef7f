package io.tutorflow.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.audit.MeteredInvoiceRow.Line;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invoice that Stripe has made of a subscription, as Stripe has it.
 *
 * @param elsewhereCents what of it was paid, but not through Stripe
 * @param lines of meters; whatever else stands on it has no event name
 */
record MeteredInvoiceAtStripe(
        String id,
        String customer,
        String status,
        @Nullable String number,
        long totalCents,
        long taxCents,
        long elsewhereCents,
        Instant periodEnd,
        List<Line> lines) {

    static List<MeteredInvoiceAtStripe> all(StripeLists stripe) throws IOException, InterruptedException {
        var found = new ArrayList<MeteredInvoiceAtStripe>();
        var meters = new Meters(stripe);
        for (var invoice : stripe.all("invoices")) {
            if (invoice.at("/parent/subscription_details").isObject()) {
                found.add(read(invoice, meters, stripe));
            }
        }
        return found;
    }

    boolean is(String other) {
        return status.equals(other);
    }

    private static MeteredInvoiceAtStripe read(JsonNode invoice, Meters meters, StripeLists stripe)
            throws IOException, InterruptedException {
        var id = invoice.path("id").asText();
        var lines = new ArrayList<Line>();
        long tax = 0;
        for (var line : InvoiceAtStripe.whole(invoice.path("lines"), "invoices/" + id + "/lines", "", stripe)) {
            lines.add(line(line, meters));
            tax += sum(line.path("taxes"), false);
        }
        return new MeteredInvoiceAtStripe(
                id,
                invoice.path("customer").asText(),
                invoice.path("status").asText(),
                invoice.path("number").textValue(),
                invoice.path("total").asLong(),
                tax,
                invoice.path("amount_paid_off_stripe").asLong(),
                Instant.ofEpochSecond(invoice.path("period_end").asLong()),
                lines);
    }

    private static Line line(JsonNode line, Meters meters) throws IOException, InterruptedException {
        return new Line(
                meters.eventName(line.at("/pricing/price_details/price").asText()),
                Instant.ofEpochSecond(line.at("/period/start").asLong()),
                Instant.ofEpochSecond(line.at("/period/end").asLong()),
                line.path("quantity").asLong(),
                line.path("amount").asLong()
                        - sum(line.path("discount_amounts"), false)
                        - sum(line.path("taxes"), true));
    }

    /** @param inPrice only what is part of the price */
    private static long sum(JsonNode parts, boolean inPrice) {
        long sum = 0;
        for (var part : parts) {
            if (!inPrice || part.path("tax_behavior").asText().equals("inclusive")) {
                sum += part.path("amount").asLong();
            }
        }
        return sum;
    }

    /** The event name of the meter that counts what a price charges; empty if none does. Asked for when first needed. */
    private static final class Meters {

        private final StripeLists stripe;
        private @Nullable Map<String, String> names;

        private Meters(StripeLists stripe) {
            this.stripe = stripe;
        }

        private String eventName(String price) throws IOException, InterruptedException {
            if (names == null) {
                names = ask();
            }
            return names.getOrDefault(price, "");
        }

        private Map<String, String> ask() throws IOException, InterruptedException {
            var meters = new HashMap<String, String>();
            for (var meter : stripe.all("billing/meters")) {
                meters.put(meter.path("id").asText(), meter.path("event_name").asText());
            }
            var found = new HashMap<String, String>();
            for (var price : stripe.all("prices")) {
                var meter = price.at("/recurring/meter").asText();
                found.put(price.path("id").asText(), meters.getOrDefault(meter, ""));
            }
            return found;
        }
    }
}
