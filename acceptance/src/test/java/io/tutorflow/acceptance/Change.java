package io.tutorflow.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody puts into a column by hand.
 *
 * @param values SQL expressions over the row {@code t}, one after the other
 * @param isAny whether it is enough that one of them is seen: a time is known to a day or a year, not always both ways
 */
record Change(List<String> values, boolean isAny) {

    static List<Change> of(AuditedColumn column, JsonNode row) {
        var c = "t." + column.name();
        boolean isNull = row.path(column.name()).isNull();
        var changes = new ArrayList<Change>();
        switch (column.type()) {
            case "bigint", "integer", "smallint", "numeric" ->
                changes.add(first("coalesce(%s, 0) + 1".formatted(c), "coalesce(%s, 0) - 1".formatted(c)));
            case "boolean" -> changes.add(first("NOT " + c));
            case "uuid" -> {
                changes.add(first("gen_random_uuid()"));
                changes.add(first("(SELECT o.%s FROM %s o WHERE o.%s IS DISTINCT FROM %s AND o.%s IS NOT NULL LIMIT 1)"
                        .formatted(column.name(), column.table(), column.name(), c, column.name())));
            }
            case "text", "character varying" -> {
                column.words().stream()
                        .filter(word -> !word.equals(row.path(column.name()).asText()))
                        .forEach(word -> changes.add(first("'" + word + "'")));
                changes.add(first("coalesce(%s, '') || 'x'".formatted(c)));
            }
            case "date" -> {
                var date = isNull ? "date_trunc('month', current_date)" : c;
                changes.add(new Change(
                        List.of(
                                "(%s + interval '1 month')::date".formatted(date),
                                "(%s - interval '1 month')::date".formatted(date)),
                        true));
            }
            case "timestamp with time zone" -> changes.add(time(isNull ? "now()" : c));
            case "jsonb" ->
                row.path(column.name())
                        .properties()
                        .forEach(field -> changes.add(first(
                                "jsonb_set(%s, '{%s}', '%s')".formatted(c, field.getKey(), other(field.getValue())))));
            case "bytea" -> changes.add(first("set_byte(%s, 0, 255 - get_byte(%s, 0))".formatted(c, c)));
            case "ARRAY" -> changes.add(first(element(c, row.path(column.name()))));
            default -> throw new IllegalStateException("How is " + column + " changed, a " + column.type() + "?");
        }
        if (column.isNullable() && !isNull) {
            changes.add(first("NULL"));
        }
        return changes;
    }

    /** Another first element, or one more where there is none. */
    private static String element(String c, JsonNode list) {
        if (list.isEmpty()) {
            return c + " || " + c;
        }
        var other = list.get(0).isNumber() ? c + "[1] + 1" : c + "[1] || 'x'";
        return "array_replace(%s, %s[1], %s)".formatted(c, c, other);
    }

    private static Change first(String... values) {
        return new Change(List.of(values), false);
    }

    private static Change time(String c) {
        return new Change(
                List.of(
                        c + " + interval '1 day'",
                        c + " - interval '1 day'",
                        c + " + interval '20 years'",
                        c + " - interval '20 years'"),
                true);
    }

    private static String other(JsonNode value) {
        if (value.isBoolean()) {
            return Boolean.toString(!value.asBoolean());
        }
        return value.isNumber()
                ? value.decimalValue().movePointLeft(1).stripTrailingZeros().toPlainString()
                : "\"" + value.asText() + "x\"";
    }
}
