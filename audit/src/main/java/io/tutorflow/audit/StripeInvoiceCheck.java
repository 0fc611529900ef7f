package io.tutorflow.audit;

import io.tutorflow.audit.CollectedRow.Document;
import io.tutorflow.audit.InvoiceAtStripe.Item;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks whether an invoice at Stripe is the one that is here: for whom, its number, its items, and what they come to. */
final class StripeInvoiceCheck {

    private static final long MICROS_PER_CENT = 10_000;

    /** A tax rate is in millionths, so that a tax of cents is exact in this part of a cent. */
    private static final long WHOLE = 1_000_000;

    /** Stripe's clock and ours, and what Stripe says in seconds. */
    private static final Duration MOMENT = Duration.ofMinutes(5);

    private final Differing differing = new Differing(Rule.STRIPE_INVOICE);

    List<Difference> differences() {
        return differing.all();
    }

    void compare(CollectedRow row, Document document, InvoiceAtStripe theirs) {
        var name = name(row);
        equal(name, "what Stripe has as " + theirs.id(), theirs.invoice(), row.invoice());
        equal(name, "its number at Stripe", theirs.number(), document.number());
        var customer = document.customer();
        if (customer != null && customer.since().isBefore(theirs.createdAt().plus(MOMENT))) {
            equal(name, "its customer at Stripe", theirs.customer(), customer.id());
        }
        equal(
                name,
                "how Stripe collects it",
                theirs.method(),
                row.collection().equals("saved_card") ? "charge_automatically" : "send_invoice");
        equal(name, "the card that Stripe charges", theirs.card(), row.card());
        if (theirs.is("draft") && theirs.items().isEmpty()) {
            // They are added next; until then nobody can be asked for it.
            return;
        }
        differing.demandMicros(
                name, "comes to", document.dueMicros(), "at Stripe to", theirs.totalCents() * MICROS_PER_CENT);
        differing.demandMicros(
                name,
                "is taxed with",
                document.taxMicros(),
                "its items at Stripe with",
                MICROS_PER_CENT
                        * theirs.items().stream().mapToLong(Item::taxCents).sum());
        differing.demandMicros(
                name,
                "comes without tax to",
                document.dueMicros() - document.taxMicros(),
                "its items at Stripe to",
                MICROS_PER_CENT * theirs.items().stream().mapToLong(Item::cents).sum());
        if (theirs.is("open") || theirs.is("paid") || theirs.is("uncollectible")) {
            differing.demandMicros(
                    name, "asks for", document.dueMicros(), "Stripe for", theirs.dueCents() * MICROS_PER_CENT);
        }
        items(name, document, theirs);
    }

    private void items(String name, Document document, InvoiceAtStripe theirs) {
        var left = new LinkedHashSet<>(document.parts().keySet());
        Map<String, Item> seen = new HashMap<>();
        for (var item : theirs.items()) {
            boolean isNew = seen.put(item.name(), item) == null;
            differing.demand(
                    name,
                    left.remove(item.name()) || !isNew,
                    "has at Stripe the item '" + item.name() + "', and no line here is about it");
            differing.demand(name, isNew, "has at Stripe the item '" + item.name() + "' twice");
        }
        left.forEach(missing -> differing.add(name, "has no item '" + missing + "' at Stripe, and is about it here"));
        document.parts().forEach((item, exact) -> {
            if (seen.containsKey(item)) {
                rounded(name, seen.get(item), exact, document.rate());
            }
        });
    }

    /** The cents of all are spread over the items: each has less than a cent more or less than its own. */
    private void rounded(String name, Item item, long exact, long rate) {
        differing.demand(
                name,
                Math.abs(item.cents() * MICROS_PER_CENT - exact) < MICROS_PER_CENT,
                "asks at Stripe for " + Differing.usd(item.cents() * MICROS_PER_CENT) + " for the item '" + item.name()
                        + "', here for " + Differing.usd(exact));
        differing.demand(
                name,
                Math.abs(item.taxCents() * WHOLE - item.cents() * rate) < WHOLE,
                "asks at Stripe for " + item.taxCents() + " cents of tax on the item '" + item.name() + "' of "
                        + item.cents() + ", at " + rate + " millionths");
    }

    private void equal(String name, String what, @Nullable Object theirs, @Nullable Object ours) {
        differing.demandEqual(
                name,
                what,
                theirs == null ? null : theirs.toString(),
                "billing-service",
                ours == null ? null : ours.toString());
    }

    static String name(CollectedRow row) {
        return "invoice " + row.invoice();
    }
}
