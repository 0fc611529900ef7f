package io.tutorflow.sandbox.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.sandbox.stripe.schema.Complaint;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The {@link Rule}s of subscriptions: what a request must keep to, and what is taken for granted of how they bill. */
final class SubscriptionRules {

    private static final String CREATE = "POST /v1/subscriptions";
    private static final String UPDATE = "POST /v1/subscriptions/{id}";
    private static final String CANCEL = "DELETE /v1/subscriptions/{id}";
    private static final String ADD_ITEM = "POST /v1/subscription_items";
    private static final String UPDATE_ITEM = "POST /v1/subscription_items/{id}";
    private static final String REMOVE_ITEM = "DELETE /v1/subscription_items/{id}";

    /** Stripe's own limit. */
    private static final int MOST_ITEMS = 20;

    private static final String ANCHOR = "billing_cycle_anchor_config/";

    /** What Stripe has and this Stripe has not. */
    private static final List<String> NOT_OF_SUBSCRIPTIONS = List.of(
            "add_invoice_items",
            "application_fee_percent",
            "backdate_start_date",
            "billing_schedules",
            "billing_thresholds",
            "cancel_at",
            "customer_account",
            "default_source",
            "default_tax_rates",
            "discounts",
            "invoice_settings",
            "on_behalf_of",
            "pause_collection",
            "payment_settings",
            "pending_invoice_item_interval",
            "proration_date",
            "transfer_data",
            "trial_end",
            "trial_from_plan",
            "trial_period_days",
            "trial_settings");

    private static final List<String> NOT_OF_ITEMS =
            List.of("billing_thresholds", "discounts", "plan", "price_data", "proration_date", "quantity", "tax_rates");

    static final List<Rule> ALL = List.of(
            new Rule(
                    CREATE,
                    "a subscription has a customer and items",
                    (params, now) -> Checks.first(List.of(
                            Checks.needed(params, "customer"),
                            params.node("items").isEmpty()
                                    ? Optional.of(Complaint.missing("items"))
                                    : Optional.empty()))),
            about(
                    "this Stripe has no trials, discounts, tax rates, thresholds, pauses or connected accounts",
                    (params, now) -> Checks.unwanted(params, NOT_OF_SUBSCRIPTIONS)),
            about(
                    "this Stripe has no automatic tax",
                    (params, now) -> params.is("automatic_tax/enabled")
                            ? Optional.of(Complaint.of(
                                    "automatic_tax[enabled]", "The sandbox's Stripe has no automatic tax."))
                            : Optional.empty()),
            about(
                    "this Stripe bills in flexible mode, in cycles that stay where they are",
                    (params, now) -> Checks.first(List.of(
                            Checks.oneOf(params, "billing_mode/type", "flexible"),
                            Checks.oneOf(params, "billing_cycle_anchor", "unchanged"),
                            Checks.unwanted(params, ANCHOR + "month")))),
            new Rule(CREATE, "an anchor is a day of the month and a time", (params, now) -> anchor(params)),
            new Rule(
                    String.join(", ", CREATE, UPDATE, ADD_ITEM, UPDATE_ITEM, REMOVE_ITEM),
                    "what is owed of an item that goes is billed with the next invoice, or not at all",
                    (params, now) -> Checks.oneOf(params, "proration_behavior", "create_prorations", "none")),
            about("at most 20 items, of a metered price each, without a quantity", (params, now) -> items(params)),
            new Rule(
                    ADD_ITEM + ", " + UPDATE_ITEM,
                    "an item is a metered price without a quantity",
                    (params, now) -> Checks.unwanted(params, NOT_OF_ITEMS)),
            new Rule(ADD_ITEM, "an item has a price", (params, now) -> Checks.needed(params, "price")),
            Rule.assumed(CREATE, "what is metered costs nothing at first, so that there is no first invoice"),
            Rule.assumed(CREATE, "usage counts for an item from the minute in which it was added"),
            Rule.assumed(CREATE, "an anchor without an hour has the time of the subscription's beginning"),
            Rule.assumed(
                    CREATE,
                    "a period's invoice has a line for each item, nothing used among them, and what is less than"
                            + " nothing is nothing"),
            Rule.assumed(CREATE, "quantities are those of when the draft was made, and again of when it is finalized"),
            Rule.assumed(CREATE, "one whose invoice was not paid is past due until that is paid or void, and goes on"),
            Rule.assumed(UPDATE, "an item that goes, or gets another price, is billed for what was counted until then"),
            Rule.assumed(CANCEL, "without invoice_now what was used since the last invoice is never billed"),
            Rule.assumed(
                    CANCEL, "open invoices of the customer are no longer collected by themselves, drafts still are"));

    private SubscriptionRules() {}

    /** For making and changing. */
    private static Rule about(String assumption, BiFunction<Params, Long, Optional<Complaint>> check) {
        return new Rule(CREATE + ", " + UPDATE, assumption, check);
    }

    private static Optional<Complaint> anchor(Params params) {
        return Checks.first(List.of(
                Checks.range(params, ANCHOR + "day_of_month", 1, 31),
                Checks.range(params, ANCHOR + "hour", 0, 23),
                Checks.range(params, ANCHOR + "minute", 0, 59),
                Checks.range(params, ANCHOR + "second", 0, 59)));
    }

    private static Optional<Complaint> items(Params params) {
        JsonNode items = params.node("items");
        if (items.size() > MOST_ITEMS) {
            return Optional.of(Complaint.of("items", "You may pass up to " + MOST_ITEMS + " items."));
        }
        return IntStream.range(0, items.size())
                .boxed()
                .flatMap(place -> item("items[" + place + "]", items.get(place)))
                .findFirst();
    }

    private static Stream<Complaint> item(String name, JsonNode item) {
        if (!item.has("price") && !item.has("id")) {
            return Stream.of(Complaint.missing(name + "[price]"));
        }
        return NOT_OF_ITEMS.stream()
                .filter(item::has)
                .map(field -> Complaint.of(
                        name + "[" + field + "]", "The sandbox's Stripe has no `" + field + "` of metered items."));
    }
}
