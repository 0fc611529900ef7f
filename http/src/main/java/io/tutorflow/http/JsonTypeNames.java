package io.tutorflow.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/** Java types in the caller's words. */
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
        if (type == LocalDate.class) {
            return "date, such as 2026-01-31";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "ISO 8601 time";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "list";
        }
        if (type.isEnum()) {
            return "value: " + valuesOf(type);
        }
        return type == String.class ? "text" : "object";
    }

    private static String valuesOf(Class<?> enumeration) {
        return Arrays.stream(enumeration.getFields())
                .filter(Field::isEnumConstant)
                .map(JsonTypeNames::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static String valueOf(Field constant) {
        var named = constant.getAnnotation(JsonProperty.class);
        return named == null ? constant.getName() : named.value();
    }
}
