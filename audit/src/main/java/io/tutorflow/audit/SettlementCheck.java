package io.tutorflow.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Checks what Stripe's invoices of subscriptions have settled here against these invoices, in both directions. */
final class SettlementCheck {

    private static final long MICROS_PER_CENT = 10_000;

    private final Map<String, MeteredInvoiceAtStripe> unknown = new HashMap<>();
    private final Differing differing = new Differing(Rule.METERED_SETTLEMENT);

    private SettlementCheck(List<MeteredInvoiceAtStripe> atStripe) {
        atStripe.forEach(invoice -> unknown.put(invoice.id(), invoice));
    }

    /** @param customers of the accounts whose usage is metered, or once was, with these */
    static List<Difference> of(
            List<MeteredInvoiceRow> rows, Map<String, UUID> customers, List<MeteredInvoiceAtStripe> atStripe) {
        var check = new SettlementCheck(atStripe);
        rows.forEach(check::compare);
        check.unknown.values().stream()
                .filter(theirs -> customers.containsKey(theirs.customer()))
                .forEach(theirs -> check.differing.add(
                        "metered invoice " + theirs.id(),
                        "of account " + customers.get(theirs.customer()) + " is " + theirs.status()
                                + " at Stripe with a total of " + theirs.totalCents()
                                + " cents, and nobody here knows of it"));
        return check.differing.all();
    }

    private void compare(MeteredInvoiceRow row) {
        var theirs = unknown.remove(row.stripeId());
        var name = "metered invoice " + row.id();
        if (theirs == null) {
            differing.add(name, "is " + row.stripeId() + " here, and Stripe has none of it");
            return;
        }
        differing.demand(
                name,
                row.customer() == null || row.customer().equals(theirs.customer()),
                "is of customer " + row.customer() + " here, of " + theirs.customer() + " at Stripe");
        differing.demandEqual(name, "what Stripe has last said", row.status(), "Stripe", theirs.status());
        differing.demandEqual(name, "its number here", row.number(), "Stripe", theirs.number());
        differing.demand(
                name,
                row.periodEnd() == null || row.periodEnd().equals(theirs.periodEnd()),
                "is of a period until " + row.periodEnd() + " here, until " + theirs.periodEnd() + " at Stripe");
        if (row.isSettled()) {
            settled(name, row, theirs);
        } else if (!row.isCleared()) {
            differing.demand(name, row.isDue(), "is not settled, and nobody works on it");
            differing.demand(
                    name,
                    row.parked() == null || !theirs.is("paid"),
                    "is paid, and what it has charged is owed all the same: " + row.parked());
        }
    }

    private void settled(String name, MeteredInvoiceRow row, MeteredInvoiceAtStripe theirs) {
        differing.demandMicros(
                name,
                "comes to",
                row.totalCents() * MICROS_PER_CENT,
                "at Stripe to",
                theirs.totalCents() * MICROS_PER_CENT);
        differing.demandMicros(
                name, "is taxed with", row.taxMicros(), "at Stripe with", theirs.taxCents() * MICROS_PER_CENT);
        differing.demand(
                name,
                row.lines().equals(theirs.lines()),
                "has settled " + row.lines() + ", and has at Stripe " + theirs.lines());
        var cash = theirs.elsewhereCents() == 0 ? HouseAccount.STRIPE_CLEARING : HouseAccount.BANK;
        differing.demand(
                name,
                theirs.totalCents() == 0 || row.cash() == null || row.cash().equals(cash.id()),
                "was paid into " + row.cash() + " here, and by what Stripe says into " + cash.id());
    }
}
