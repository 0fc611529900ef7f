package io.tutorflow.sandbox.stripe.api;

import io.tutorflow.sandbox.stripe.schema.Complaint;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@link Rule}s of products and prices: what a request must keep to, and what this Stripe does not have. */
final class CatalogRules {

    private static final String PRODUCT = "POST /v1/products";
    private static final String PRICE = "POST /v1/prices";
    private static final String METER = "recurring[meter]";

    /** Of a cent. */
    private static final Pattern UP_TO_12_DECIMALS = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");

    static final List<Rule> ALL = List.of(
            new Rule(
                    PRODUCT,
                    "this Stripe's products have no default price, features or size",
                    (params, now) -> Checks.unwanted(
                            params, List.of("default_price_data", "marketing_features", "package_dimensions"))),
            new Rule(
                    PRICE,
                    "this Stripe's prices are per unit, in one currency, and nobody chooses them",
                    (params, now) -> Checks.first(List.of(
                            Checks.oneOf(params, "billing_scheme", "per_unit"),
                            Checks.unwanted(
                                    params,
                                    List.of(
                                            "currency_options",
                                            "custom_unit_amount",
                                            "tiers",
                                            "tiers_mode",
                                            "transform_quantity"))))),
            new Rule(
                    PRICE,
                    "one amount, not negative, with up to 12 decimals of a cent",
                    (params, now) -> Checks.first(List.of(
                            Checks.notBoth(params, "unit_amount", "unit_amount_decimal"),
                            params.has("unit_amount_decimal") ? decimal(params) : Checks.needed(params, "unit_amount"),
                            Checks.range(params, "unit_amount", 0, Long.MAX_VALUE)))),
            new Rule(PRICE, "what is metered has a meter, and nothing else has", (params, now) -> meter(params)),
            Rule.assumed(PRICE, "the meter of a new price is active"));

    private CatalogRules() {}

    private static Optional<Complaint> decimal(Params params) {
        return params.text("unit_amount_decimal")
                .filter(value -> !UP_TO_12_DECIMALS.matcher(value).matches())
                .map(value -> Complaint.of("unit_amount_decimal", "Invalid decimal: " + value));
    }

    private static Optional<Complaint> meter(Params params) {
        boolean metered = params.text("recurring/usage_type").equals(Optional.of("metered"));
        if (metered == params.has("recurring/meter")) {
            return Optional.empty();
        }
        return Optional.of(
                metered
                        ? Complaint.missing(METER)
                        : Complaint.of(METER, "Only a price whose `recurring[usage_type]` is `metered` has a meter."));
    }
}
