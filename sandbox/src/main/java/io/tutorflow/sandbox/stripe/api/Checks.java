package io.tutorflow.sandbox.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.sandbox.stripe.schema.Complaint;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the {@link Rule}s look at. */
final class Checks {

    static final long HALF_AN_HOUR = 30L * 60;
    static final long A_DAY = 24L * 60 * 60;

    private static final int LARGEST_CHARGE_CENTS = 99_999_999;
    private static final int MOST_METADATA = 50;
    private static final int LONGEST_KEY = 40;
    private static final int LONGEST_VALUE = 500;

    private Checks() {}

    static Optional<Complaint> first(List<Optional<Complaint>> complaints) {
        return complaints.stream().flatMap(Optional::stream).findFirst();
    }

    /** {@code a/b} as a form spells it, {@code a[b]}. */
    private static String spelled(String path) {
        String[] steps = path.split("/", 2);
        return steps.length == 1 ? path : steps[0] + "[" + steps[1].replace("/", "][") + "]";
    }

    static Optional<Complaint> needed(Params params, String path) {
        return params.has(path) ? Optional.empty() : Optional.of(Complaint.missing(spelled(path)));
    }

    static Optional<Complaint> unwanted(Params params, String path) {
        return params.has(path)
                ? Optional.of(Complaint.of(spelled(path), "`" + spelled(path) + "` must not be given here."))
                : Optional.empty();
    }

    static Optional<Complaint> unwanted(Params params, List<String> names) {
        return names.stream().flatMap(name -> unwanted(params, name).stream()).findFirst();
    }

    static Optional<Complaint> notBoth(Params params, String one, String other) {
        return params.has(one) && params.has(other)
                ? Optional.of(
                        Complaint.of(one, "You may only specify one of these parameters: " + one + ", " + other + "."))
                : Optional.empty();
    }

    static Optional<Complaint> oneOf(Params params, String path, String... values) {
        return params.text(path)
                .filter(value -> !List.of(values).contains(value))
                .map(value -> Complaint.of(
                        spelled(path),
                        "The sandbox's Stripe has only " + String.join(", ", values) + " for `" + spelled(path)
                                + "`."));
    }

    static boolean modeIs(Params params, String mode) {
        return params.text("mode").equals(Optional.of(mode));
    }

    static Optional<Complaint> range(Params params, String path, long least, long most) {
        String name = spelled(path);
        long value = params.number(path, least);
        if (value < least) {
            return Optional.of(new Complaint(
                    name, "parameter_invalid_integer", "This value must be greater than or equal to " + least + "."));
        }
        return value > most
                ? Optional.of(new Complaint(
                        name,
                        "parameter_invalid_integer",
                        "This value must be less than or equal to " + most + " (currently given: " + value + ")."))
                : Optional.empty();
    }

    static Optional<Complaint> longest(Params params, String name, int most) {
        return params.text(name)
                .filter(value -> value.length() > most)
                .map(value -> Complaint.of(name, "Invalid string: " + name + " has more than " + most + " characters"));
    }

    static Optional<Complaint> email(Params params, String name) {
        return params.text(name)
                .filter(value -> !value.matches("[^@\\s]+@[^@\\s]+"))
                .map(value -> new Complaint(name, "email_invalid", "Invalid email address: " + value));
    }

    static Optional<Complaint> currency(Params params, String name) {
        return params.text(name)
                .filter(value -> !Currencies.has(value))
                .map(value -> Complaint.of(name, invalidCurrency(value)));
    }

    private static String invalidCurrency(String value) {
        return "Invalid currency: " + value
                + ". Stripe currently supports the currencies of docs.stripe.com/currencies.";
    }

    static Optional<Complaint> url(Params params, String name) {
        return params.text(name)
                .filter(value -> !isUrl(value))
                .map(value -> new Complaint(name, "url_invalid", "Not a valid URL"));
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text.replace("{CHECKOUT_SESSION_ID}", "id"));
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** In the smallest unit of the currency; for others than dollars Stripe has other limits, which are not known here. */
    static Optional<Complaint> amount(long amount) {
        if (amount < StripeError.SMALLEST_CHARGE_CENTS) {
            return Optional.of(new Complaint("amount", "amount_too_small", "Amount must be at least $0.50 usd"));
        }
        return amount > LARGEST_CHARGE_CENTS
                ? Optional.of(new Complaint("amount", "amount_too_large", "Amount must be no more than $999,999.99"))
                : Optional.empty();
    }

    static Optional<Complaint> lineItems(Params params) {
        JsonNode items = params.node("line_items");
        if (!items.isArray() || items.isEmpty()) {
            return Optional.of(Complaint.missing("line_items"));
        }
        for (int place = 0; place < items.size(); place++) {
            Optional<Complaint> complaint = lineItem("line_items[" + place + "]", items.get(place));
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return Optional.empty();
    }

    private static Optional<Complaint> lineItem(String name, JsonNode item) {
        JsonNode price = item.path("price_data");
        if (item.has("price") == item.has("price_data")) {
            return Optional.of(Complaint.of(name, "You must specify either `price` or `price_data` for " + name + "."));
        }
        if (item.path("quantity").asLong() < 1) {
            return Optional.of(Complaint.missing(name + "[quantity]"));
        }
        if (item.has("price")) {
            return Optional.empty();
        }
        if (!Currencies.has(price.path("currency").asText())) {
            return Optional.of(Complaint.of(
                    name + "[price_data][currency]",
                    invalidCurrency(price.path("currency").asText())));
        }
        if (price.has("unit_amount") == price.has("unit_amount_decimal")) {
            return Optional.of(Complaint.missing(name + "[price_data][unit_amount]"));
        }
        return price.has("product") == price.has("product_data")
                ? Optional.of(Complaint.missing(name + "[price_data][product_data]"))
                : Optional.empty();
    }

    static Optional<Complaint> metadata(Params params) {
        return Stream.of("metadata", "payment_intent_data/metadata", "setup_intent_data/metadata")
                .flatMap(path ->
                        metadata(
                                path.replace("/metadata", "[metadata]"),
                                params.map(path).properties())
                                .stream())
                .findFirst();
    }

    private static Optional<Complaint> metadata(String name, Set<Map.Entry<String, JsonNode>> fields) {
        if (fields.size() > MOST_METADATA) {
            return Optional.of(Complaint.of(name, "Metadata can have at most " + MOST_METADATA + " keys"));
        }
        return fields.stream()
                .filter(field -> field.getKey().length() > LONGEST_KEY
                        || field.getValue().asText().length() > LONGEST_VALUE)
                .map(field -> Complaint.of(
                        name + "[" + field.getKey() + "]",
                        "Metadata keys have at most " + LONGEST_KEY + " characters, values " + LONGEST_VALUE))
                .findFirst();
    }
}
