package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.catalog.Prices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one item comes to: an amount, or a quantity of something that has a price.
 *
 * @param amount in cents, half-up
 * @param unitAmount in cents, up to 12 decimals of one
 * @param price empty if it has none of its own
 */
record Worth(long amount, String currency, BigDecimal quantity, BigDecimal unitAmount, Optional<JsonNode> price) {

    private static final List<String> WAYS = List.of("amount", "unit_amount_decimal", "price_data", "pricing");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,12})?");

    /** @param usual the currency of an item that names none */
    static Worth of(Transaction transaction, Params said, Optional<String> usual) {
        List<String> ways = WAYS.stream().filter(said::has).toList();
        if (ways.size() != 1) {
            throw new Refused(StripeError.invalid(
                            "parameter_missing",
                            "Give exactly one of amount, unit_amount_decimal, price_data, pricing.")
                    .about("amount"));
        }
        return switch (ways.getFirst()) {
            case "amount" -> whole(said, usual);
            case "unit_amount_decimal" -> priced(said, currency(said, usual), decimal(said, "unit_amount_decimal"));
            case "price_data" -> withData(transaction, said);
            case "pricing" -> withPrice(transaction, said);
            default -> throw new IllegalStateException("no way to price an item: " + ways);
        };
    }

    private static Worth whole(Params said, Optional<String> usual) {
        if (said.has("quantity") || said.has("quantity_decimal")) {
            throw new Refused(StripeError.invalid(null, "You may only specify one of these: amount, quantity.")
                    .about("quantity"));
        }
        long amount = said.number("amount", 0);
        return new Worth(amount, currency(said, usual), BigDecimal.ONE, BigDecimal.valueOf(amount), Optional.empty());
    }

    private static String currency(Params said, Optional<String> usual) {
        return said.text("currency")
                .or(() -> usual)
                .orElseThrow(
                        () -> new Refused(StripeError.invalid("parameter_missing", "Missing required param: currency.")
                                .about("currency")));
    }

    private static Worth withData(Transaction transaction, Params said) {
        said.text("price_data/product").ifPresent(id -> transaction.demand("product", id, "price_data[product]"));
        String unit = said.has("price_data/unit_amount") ? "price_data/unit_amount" : "price_data/unit_amount_decimal";
        return priced(said, said.text("price_data/currency").orElseThrow(), decimal(said, unit));
    }

    private static Worth withPrice(Transaction transaction, Params said) {
        ObjectNode price =
                transaction.demand(Prices.KIND, said.text("pricing/price").orElse(""), "pricing[price]");
        Prices.demandOneTime(price, "pricing[price]");
        return of(price, quantity(said));
    }

    /** So many at that price. */
    static Worth of(ObjectNode price, BigDecimal quantity) {
        BigDecimal unit = new BigDecimal(price.path("unit_amount_decimal").asText("0"));
        return new Worth(amount(unit, quantity), price.get("currency").asText(), quantity, unit, Optional.of(price));
    }

    private static Worth priced(Params said, String currency, BigDecimal unit) {
        BigDecimal quantity = quantity(said);
        return new Worth(amount(unit, quantity), currency, quantity, unit, Optional.empty());
    }

    private static long amount(BigDecimal unit, BigDecimal quantity) {
        return unit.multiply(quantity).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static BigDecimal quantity(Params said) {
        BigDecimal quantity = said.has("quantity_decimal")
                ? decimal(said, "quantity_decimal")
                : BigDecimal.valueOf(said.number("quantity", 1));
        if (quantity.signum() < 0) {
            throw new Refused(
                    StripeError.invalid("parameter_invalid_integer", "This value must be greater than or equal to 0.")
                            .about("quantity"));
        }
        return quantity;
    }

    private static BigDecimal decimal(Params said, String path) {
        String value = said.text(path).orElse("");
        if (!DECIMAL.matcher(value).matches()) {
            throw new Refused(StripeError.invalid("parameter_invalid_string_empty", "Invalid decimal: " + value)
                    .about(path.replace("price_data/", "price_data[").concat(path.contains("/") ? "]" : "")));
        }
        return new BigDecimal(value);
    }

    /** As items and lines show it. */
    void lay(ObjectNode shown) {
        shown.put("amount", amount)
                .put("currency", currency)
                .put("quantity", quantity.longValue())
                .put("quantity_decimal", quantity.stripTrailingZeros().toPlainString());
        ObjectNode pricing = JsonNodeFactory.instance
                .objectNode()
                .put("type", "price_details")
                .put("unit_amount_decimal", unitAmount.stripTrailingZeros().toPlainString());
        price.ifPresent(known -> pricing.putObject("price_details")
                .put("price", known.get("id").asText())
                .put("product", known.get("product").asText()));
        shown.set("pricing", pricing);
    }
}
