package io.tutorflow.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** JSON texts, valid or not, to stand where a schema wants something else, or just that much and no more. */
final class BadValues {

    private static final int DEEP = 3_000;

    private static final List<String> FOR_ANYTHING = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "-1e400",
            "1e-400",
            "1e1000000000",
            "123456789012345678901234567890",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "NaN",
            "Infinity",
            "00",
            "\"\"",
            "\" \"",
            "\"NaN\"",
            "\"text\"",
            "\"1\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\uffff\"",
            "\"\\u202e\\u0007\\u001b[2J\"",
            "\"'; DROP TABLE x; --\"",
            "\"${jndi:ldap://localhost/a} {{7*7}} %s%n\"",
            "\"raw \u0001 control\"",
            "[]",
            "[[]]",
            "[null]",
            "[{}]",
            "{}",
            "{\"a\":{\"b\":[null]}}",
            "{\"\\u0000\":1}",
            "{\"\\ud800\":\"\\ud800\"}",
            "undefined",
            "'single'");

    private static final List<String> TIMES = List.of(
            "\"yesterday\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"2300-01-01T00:00:00Z\"",
            "\"+294277-01-01T00:00:00Z\"",
            "\"-5000-01-01T00:00:00Z\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"-1000000000-01-01T00:00:00Z\"",
            "\"2026-01-01T00:00:00+25:00\"",
            "\"2026-01-01\"",
            "\"9999-12-31\"",
            "\"+999999999-12-31\"",
            "\"-999999999-01-01\"",
            "1767225600");

    private static final List<String> IDS = List.of(
            "\"x\"", "\"1-1-1-1-1\"", "\"00000000-0000-0000-0000-000000000000\"", "\"" + "f".repeat(400) + "\"");

    private BadValues() {}

    static List<String> of(JsonNode schema) {
        Set<String> values = new LinkedHashSet<>(FOR_ANYTHING);
        values.add("[".repeat(DEEP) + "]".repeat(DEEP));
        values.add("{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
        values.add("9".repeat(DEEP));
        values.add(text("x", 20_000));
        var format = schema.path("format").asText();
        if (format.startsWith("date")) {
            values.addAll(TIMES);
        }
        if (format.equals("uuid")) {
            values.addAll(IDS);
        }
        schema.path("enum").forEach(value -> values.add(value.toString()));
        addLengths(schema, values);
        addBounds(schema, values);
        return new ArrayList<>(values);
    }

    private static void addLengths(JsonNode schema, Set<String> values) {
        if (schema.has("maxLength")) {
            int most = schema.path("maxLength").asInt();
            values.add(text("x", most));
            values.add(text("x", most + 1));
            values.add(text("ß", most));
            values.add(text("\uD83D\uDE00", most / 2));
            values.add(text("\uD83D\uDE00", most / 2 + 1));
        }
        if (schema.has("maxItems")) {
            int most = schema.path("maxItems").asInt();
            values.add("[" + "\"x\",".repeat(most) + "\"x\"]");
            values.add("[" + "{},".repeat(most) + "{}]");
        }
    }

    private static void addBounds(JsonNode schema, Set<String> values) {
        for (var bound : List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")) {
            if (schema.path(bound).isNumber()) {
                var limit = schema.path(bound).decimalValue();
                for (var step : List.of("-1", "-0.0000001", "0", "0.0000001", "1")) {
                    values.add(limit.add(new BigDecimal(step)).toPlainString());
                }
            }
        }
        if (schema.path("x-decimals").isInt()) {
            int most = schema.path("x-decimals").asInt();
            values.add(BigDecimal.ONE.movePointLeft(most + 1).toPlainString());
            values.add(BigDecimal.ONE.movePointLeft(most).toPlainString());
        }
    }

    private static String text(String sign, int times) {
        return '"' + sign.repeat(times) + '"';
    }
}
