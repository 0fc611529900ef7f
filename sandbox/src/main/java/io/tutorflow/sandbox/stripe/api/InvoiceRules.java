package io.tutorflow.sandbox.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.sandbox.stripe.schema.Complaint;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The {@link Rule}s of invoices: what a request must keep to, and what is taken for granted of their life. */
final class InvoiceRules {

    private static final String CREATE = "POST /v1/invoices";
    private static final String UPDATE = "POST /v1/invoices/{id}";
    private static final String LINES = "POST /v1/invoices/{id}/add_lines";
    private static final String PAY = "POST /v1/invoices/{id}/pay";
    private static final String FINALIZE = "POST /v1/invoices/{id}/finalize";
    private static final String ITEM = "POST /v1/invoiceitems";

    private static final int LONGEST_NUMBER = 26;
    private static final int MOST_TAXES = 20;
    private static final long FIVE_YEARS = 5 * 366 * Checks.A_DAY;

    /** What Stripe has and this Stripe has not. */
    private static final List<String> NOT_OF_INVOICES = List.of(
            "account_tax_ids",
            "application_fee_amount",
            "customer_account",
            "default_source",
            "default_tax_rates",
            "discounts",
            "from_invoice",
            "on_behalf_of",
            "shipping_cost",
            "shipping_details",
            "subscription",
            "transfer_data");

    static final List<Rule> ALL = List.of(
            new Rule(CREATE, "an invoice has a customer", (params, now) -> Checks.needed(params, "customer")),
            about("this Stripe has no automatic tax", InvoiceRules::automaticTax),
            about(
                    "this Stripe has no discounts, shipping, tax rates, subscriptions or connected accounts",
                    (params, now) -> Checks.unwanted(params, NOT_OF_INVOICES)),
            about(
                    "a number has at most 26 characters",
                    (params, now) -> Checks.longest(params, "number", LONGEST_NUMBER)),
            about(
                    "an invoice is due after days, or at a moment that has not passed",
                    (params, now) -> Checks.first(List.of(
                            Checks.notBoth(params, "days_until_due", "due_date"),
                            Checks.range(params, "days_until_due", 0, Integer.MAX_VALUE),
                            Checks.range(params, "due_date", now, Long.MAX_VALUE)))),
            about(
                    "Stripe finalizes at a moment of the next five years",
                    (params, now) -> Checks.range(params, "automatically_finalizes_at", now, now + FIVE_YEARS)),
            new Rule(LINES, "lines are named, with up to 20 taxes each, none of them negative", InvoiceRules::lines),
            new Rule(
                    PAY,
                    "this Stripe forgives nothing and has no sources and mandates",
                    (params, now) -> Checks.unwanted(params, List.of("forgive", "source", "mandate"))),
            new Rule(PAY, "either a card or out of band", InvoiceRules::oneWayToPay),
            new Rule(ITEM, "an item has a customer", (params, now) -> Checks.needed(params, "customer")),
            new Rule(
                    ITEM,
                    "this Stripe's items have no discounts, tax rates or subscriptions",
                    (params, now) -> Checks.unwanted(
                            params, List.of("customer_account", "discounts", "subscription", "tax_code", "tax_rates"))),
            Rule.assumed(
                    CREATE, "with auto_advance Stripe finalizes an hour later, whether or not its webhook was taken"),
            Rule.assumed(CREATE, "days_until_due counts from the making of the draft"),
            Rule.assumed(CREATE, "two invoices cannot have the same number"),
            Rule.assumed(FINALIZE, "less than 50 cents is not due: it is paid at once and carried to the balance"),
            Rule.assumed(
                    FINALIZE, "with auto_advance the saved card is charged an hour later, or at once by Stripe itself"),
            Rule.assumed(PAY, "a draft is finalized first"),
            Rule.assumed(PAY, "a bank that wants to see the holder is an answer of 402, and the page can go on"),
            Rule.assumed(PAY, "while a payment is being processed there is no second one, and no void or write-off"),
            Rule.assumed(PAY, "money that comes in after all is overpaid, and becomes the customer's credit"),
            Rule.assumed("POST /v1/invoices/{id}/void", "what was taken from the customer's balance goes back"),
            Rule.assumed(
                    "DELETE /v1/invoices/{id}", "items that had been pending are pending again, the others are gone"));

    private InvoiceRules() {}

    /** For making and changing. */
    private static Rule about(String assumption, BiFunction<Params, Long, Optional<Complaint>> check) {
        return new Rule(CREATE + ", " + UPDATE, assumption, check);
    }

    private static Optional<Complaint> automaticTax(Params params, long now) {
        return params.is("automatic_tax/enabled")
                ? Optional.of(Complaint.of("automatic_tax[enabled]", "The sandbox's Stripe has no automatic tax."))
                : Optional.empty();
    }

    private static Optional<Complaint> oneWayToPay(Params params, long now) {
        return params.is("paid_out_of_band") ? Checks.unwanted(params, "payment_method") : Optional.empty();
    }

    private static Optional<Complaint> lines(Params params, long now) {
        JsonNode lines = params.node("lines");
        if (lines.isEmpty()) {
            return Optional.of(Complaint.missing("lines"));
        }
        return Stream.iterate(0, place -> place < lines.size(), place -> place + 1)
                .flatMap(place -> line("lines[" + place + "]", lines.get(place)).stream())
                .findFirst();
    }

    private static Optional<Complaint> line(String name, JsonNode line) {
        if (line.has("tax_rates") || line.has("discounts")) {
            return Optional.of(Complaint.of(name, "The sandbox's Stripe has no tax rates and discounts of lines."));
        }
        JsonNode taxes = line.path("tax_amounts");
        if (taxes.size() > MOST_TAXES) {
            return Optional.of(Complaint.of(name + "[tax_amounts]", "A line has at most " + MOST_TAXES + " taxes."));
        }
        for (JsonNode tax : taxes) {
            if (tax.path("amount").asLong() < 0) {
                return Optional.of(Complaint.of(name + "[tax_amounts]", "A tax must not be negative."));
            }
        }
        return Optional.empty();
    }
}
