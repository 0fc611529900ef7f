package io.tutorflow.http;

import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.UUID;

/** What a caller knows a Java type as. */
final class JsonTypeNames {

    private JsonTypeNames() {}

    static String nameOf(Class<?> type) {
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "whole number";
        }
        if (type == BigDecimal.class) {
            return "decimal number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "boolean";
        }
        if (type == UUID.class) {
            return "UUID";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "ISO 8601 time";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "list";
        }
        return type == String.class ? "text" : "object";
    }
}
