package io.tutorflow.sandbox.stripe.api;

import io.tutorflow.sandbox.stripe.schema.Complaint;
import io.tutorflow.sandbox.stripe.schema.InvalidRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What a request must keep to that the published schema does not say. Each is an assumption, taken from Stripe's
 * documentation or from what its libraries are known to be answered, and checked nowhere but here.
 *
 * @param operation empty if it is about all of them; several are separated by a comma
 */
record Rule(String operation, String assumption, BiFunction<Params, Long, Optional<Complaint>> check) {

    private static final List<Rule> ALL = List.of(
            new Rule(
                    "POST /v1/checkout/sessions",
                    "a client's reference has at most 200 characters",
                    (params, now) -> Checks.longest(params, "client_reference_id", 200)),
            new Rule(
                    "POST /v1/prices",
                    "a lookup key has at most 200 characters",
                    (params, now) -> Checks.longest(params, "lookup_key", 200)),
            new Rule(
                    "POST /v1/payment_intents",
                    "a suffix of the statement has at most 22 characters",
                    (params, now) -> Checks.longest(params, "statement_descriptor_suffix", 22)),
            new Rule("", "a page has 1 to 100 objects", (params, now) -> Checks.range(params, "limit", 1, 100)),
            new Rule("", "at most 50 keys of 40 characters, values of 500", (params, now) -> Checks.metadata(params)),
            new Rule(
                    "POST /v1/customers", "an e-mail address has an @", (params, now) -> Checks.email(params, "email")),
            new Rule(
                    "POST /v1/checkout/sessions",
                    "this Stripe has the modes payment and setup",
                    (params, now) -> params.has("mode")
                            ? Checks.oneOf(params, "mode", "payment", "setup")
                            : Optional.of(Complaint.missing("mode"))),
            new Rule(
                    "POST /v1/checkout/sessions",
                    "this Stripe has the hosted page only",
                    (params, now) -> Checks.oneOf(params, "ui_mode", "hosted_page")),
            new Rule(
                    "POST /v1/checkout/sessions",
                    "a hosted page ends at an absolute URL",
                    (params, now) -> Checks.first(List.of(
                            Checks.needed(params, "success_url"),
                            Checks.url(params, "success_url"),
                            Checks.url(params, "cancel_url")))),
            new Rule(
                    "POST /v1/checkout/sessions",
                    "a customer or an e-mail address, not both",
                    (params, now) -> Checks.notBoth(params, "customer", "customer_email")),
            new Rule(
                    "POST /v1/checkout/sessions",
                    "a session expires 30 minutes to 24 hours from now",
                    (params, now) -> Checks.range(params, "expires_at", now + Checks.HALF_AN_HOUR, now + Checks.A_DAY)),
            new Rule(
                    "POST /v1/checkout/sessions",
                    "a payment has line items",
                    (params, now) -> Checks.modeIs(params, "payment") ? Checks.lineItems(params) : Optional.empty()),
            new Rule(
                    "POST /v1/checkout/sessions",
                    "a setup has a currency and no line items",
                    (params, now) -> Checks.modeIs(params, "setup")
                            ? Checks.first(
                                    List.of(Checks.needed(params, "currency"), Checks.unwanted(params, "line_items")))
                            : Optional.empty()),
            new Rule(
                    "POST /v1/checkout/sessions",
                    "methods of payment are Stripe's choice",
                    (params, now) -> Checks.unwanted(params, "payment_method_types")),
            new Rule(
                    "POST /v1/payment_intents",
                    "at least 50 cents, at most eight digits",
                    (params, now) -> Checks.amount(params.number("amount", 0))),
            new Rule("", "a currency in which Stripe charges", (params, now) -> Checks.currency(params, "currency")),
            new Rule(
                    "POST /v1/payment_intents",
                    "off_session is about a confirmation",
                    (params, now) -> params.has("off_session") && !params.is("confirm")
                            ? Optional.of(Complaint.of(
                                    "off_session", "You may only provide `off_session` when `confirm` is `true`."))
                            : Optional.empty()),
            new Rule(
                    "POST /v1/payment_intents",
                    "who is away has a customer and a saved method",
                    (params, now) -> params.has("off_session")
                            ? Checks.first(
                                    List.of(Checks.needed(params, "customer"), Checks.needed(params, "payment_method")))
                            : Optional.empty()),
            new Rule(
                    "POST /v1/payment_intents",
                    "methods of payment are Stripe's choice",
                    (params, now) -> Checks.unwanted(params, "payment_method_types")),
            new Rule(
                    "POST /v1/payment_intents",
                    "this Stripe captures at once",
                    (params, now) -> Checks.oneOf(params, "capture_method", "automatic", "automatic_async")),
            new Rule(
                    "POST /v1/refunds",
                    "one payment",
                    (params, now) -> Checks.first(List.of(
                            Checks.notBoth(params, "charge", "payment_intent"),
                            params.has("charge") ? Optional.empty() : Checks.needed(params, "payment_intent")))),
            new Rule(
                    "POST /v1/refunds",
                    "at least a cent",
                    (params, now) -> Checks.range(params, "amount", 1, Long.MAX_VALUE)),
            new Rule("POST /v1/webhook_endpoints", "an absolute URL", (params, now) -> Checks.url(params, "url")));

    private static Stream<Rule> all() {
        return Stream.of(ALL, CatalogRules.ALL, InvoiceRules.ALL, MeterRules.ALL, SubscriptionRules.ALL)
                .flatMap(List::stream);
    }

    /** What cannot be checked by a request alone. */
    static Rule assumed(String operation, String assumption) {
        return new Rule(operation, assumption, (params, now) -> Optional.empty());
    }

    static Stream<String> assumptions() {
        return all().map(
                        rule -> (rule.operation.isEmpty() ? "any operation" : rule.operation) + ": " + rule.assumption);
    }

    private boolean isAbout(String named) {
        return operation.isEmpty() || Arrays.asList(operation.split(", ")).contains(named);
    }

    static void check(String operation, Params params, long now) {
        all().filter(rule -> rule.isAbout(operation))
                .flatMap(rule -> rule.check.apply(params, now).stream())
                .findFirst()
                .ifPresent(complaint -> {
                    throw new InvalidRequest(complaint);
                });
    }
}
