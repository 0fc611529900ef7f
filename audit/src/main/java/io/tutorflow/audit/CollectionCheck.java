package io.tutorflow.audit;

import io.tutorflow.audit.CollectedRow.Document;
import io.tutorflow.audit.CollectedRow.Said;
import io.tutorflow.audit.StripePayments.Refunded;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the invoices that Stripe collects and what Stripe has against each other, and what has become of each in both. */
final class CollectionCheck {

    /** Who ends invoices here of which Stripe says so. */
    static final String STRIPE = "scheduler stripe-invoices";

    private static final String DELETED = "deleted";

    private static final long MICROS_PER_CENT = 10_000;

    private final Map<String, InvoiceAtStripe> unknown = new LinkedHashMap<>();
    private final StripeInvoiceCheck same = new StripeInvoiceCheck();
    private final Differing differing = new Differing(Rule.STRIPE_COLLECTION);

    private final Map<String, Long> givenBack = new HashMap<>();

    private CollectionCheck(List<InvoiceAtStripe> atStripe, List<Refunded> refunds) {
        atStripe.forEach(invoice -> unknown.put(invoice.id(), invoice));
        refunds.stream()
                .filter(refund -> !refund.isOff())
                .forEach(refund -> givenBack.merge(refund.intent(), refund.cents(), Long::sum));
    }

    static List<Difference> of(List<CollectedRow> rows, List<InvoiceAtStripe> atStripe, List<Refunded> refunds) {
        var check = new CollectionCheck(atStripe, refunds);
        var notYetSaid = new HashMap<String, CollectedRow>();
        for (var row : rows) {
            check.compare(row);
            if (row.atStripe() == null) {
                notYetSaid.put(row.invoice().toString(), row);
            }
        }
        check.unknown.values().forEach(theirs -> check.unknown(theirs, notYetSaid.containsKey(theirs.invoice())));
        return Stream.of(check.same.differences(), check.differing.all())
                .flatMap(List::stream)
                .toList();
    }

    private void compare(CollectedRow row) {
        var said = row.atStripe();
        var theirs = said == null ? null : unknown.remove(said.id());
        var document = row.document();
        var name = StripeInvoiceCheck.name(row);
        if (document == null) {
            differing.add(
                    name,
                    "is collected by Stripe, and was never opened"
                            + (theirs == null ? "" : "; " + theirs.id() + " is of invoice " + theirs.invoice()));
            return;
        }
        differing.demand(
                name,
                !row.requestedAt().isBefore(document.openedAt()),
                "was handed to Stripe at " + row.requestedAt() + ", before it was opened at " + document.openedAt());
        differing.demand(
                name,
                row.reopened() <= document.reopened(),
                "was handed to Stripe when it had been reopened " + row.reopened() + " times, and it was reopened "
                        + document.reopened() + " times");
        differing.demand(name, !row.finalizing() || row.isDue(), "is being finalized at Stripe, and by nobody");
        if (said != null) {
            differing.demandEqual(
                    name,
                    "what Stripe has last said",
                    said.status(),
                    "Stripe",
                    theirs == null ? DELETED : theirs.status());
        }
        if (said != null && theirs != null) {
            same.compare(row, document, theirs);
            payments(name, row, document, said, theirs);
        } else if (said != null) {
            differing.demand(
                    name, said.intent() == null, "is paid by " + said.intent() + ", and Stripe has none of it");
        }
        if (!row.isOver()) {
            state(name, document, said, theirs);
        }
    }

    /** Which payment it was, that nobody paid too much, and where the money is here. */
    private void payments(String name, CollectedRow row, Document document, Said said, InvoiceAtStripe theirs) {
        var paid = theirs.payments().entrySet().stream()
                .filter(payment -> payment.getValue().equals("paid"))
                .map(Map.Entry::getKey)
                .findFirst();
        var known = said.intent();
        differing.demand(
                name,
                known == null
                        ? theirs.payments().isEmpty()
                        : known.equals(paid.orElse(known)) && theirs.payments().containsKey(known),
                "is paid by " + known + ", at Stripe by " + theirs.payments());
        long back = theirs.payments().keySet().stream()
                .mapToLong(intent -> givenBack.getOrDefault(intent, 0L))
                .sum();
        long left = theirs.overpaidCents() - back;
        differing.demand(
                name,
                left <= 0 || row.isParked(),
                "was paid " + left + " cents too much at Stripe, and nobody gives them back");
        if (theirs.is("paid") && document.cash() != null) {
            cash(
                    name,
                    document.cash(),
                    theirs.isPaidThroughStripe() ? HouseAccount.STRIPE_CLEARING : HouseAccount.BANK);
        }
        if (!row.isOver() && HouseAccount.STRIPE_CLEARING.id().equals(document.cash())) {
            back(name, document.creditedMicros(), theirs.overpaidCents() * MICROS_PER_CENT, back * MICROS_PER_CENT);
        }
    }

    /** What is in Stripe's clearing here is there: the way back of its payment is that of the payment. */
    private void back(String name, long credited, long overpaid, long back) {
        differing.demand(
                name,
                back >= credited,
                "has credit notes that give back " + Differing.usd(credited) + " of its payment, Stripe has given back "
                        + Differing.usd(back));
        differing.demand(
                name,
                back <= credited + overpaid,
                "has " + Differing.usd(back) + " of its payment given back by Stripe, and is owed back "
                        + Differing.usd(credited + overpaid) + " here");
    }

    private void cash(String name, UUID booked, HouseAccount expected) {
        differing.demand(
                name,
                booked.equals(expected.id()),
                "was paid into " + booked + " here, and by what Stripe says into " + expected.id());
    }

    private void state(String name, Document document, @Nullable Said said, @Nullable InvoiceAtStripe theirs) {
        boolean isByStripe = STRIPE.equals(document.endedBy());
        boolean isAlike = switch (document.state()) {
            case "open" -> theirs == null ? said == null : theirs.is("draft") || theirs.is("open");
            case "paid" -> isByStripe ? theirs != null && theirs.is("paid") : isPaidByHand(theirs);
            case "void" -> isGone(theirs);
            case "uncollectible" -> theirs == null ? !isByStripe : theirs.is("uncollectible");
            default -> false;
        };
        differing.demand(
                name,
                isAlike,
                "is " + document.state() + (document.endedBy() == null ? "" : " by " + document.endedBy())
                        + ", at Stripe it is " + (theirs == null ? "not there" : theirs.status()));
    }

    /** Nobody can pay it at Stripe any more, and nobody has. */
    private static boolean isPaidByHand(@Nullable InvoiceAtStripe theirs) {
        return isGone(theirs) || (theirs != null && theirs.is("paid") && !theirs.isPaidThroughStripe());
    }

    private static boolean isGone(@Nullable InvoiceAtStripe theirs) {
        return theirs == null || theirs.is("void");
    }

    /** A draft that Stripe has made without saying so asks nobody for money, and is found when it is asked for again. */
    private void unknown(InvoiceAtStripe theirs, boolean isAskedFor) {
        differing.demand(
                "invoice " + theirs.invoice(),
                isAskedFor && theirs.is("draft"),
                "is at Stripe as " + theirs.id() + ", " + theirs.status() + " with a total of " + theirs.totalCents()
                        + " cents, and nobody here knows of it");
    }
}
