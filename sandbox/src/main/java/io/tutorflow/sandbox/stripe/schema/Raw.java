package io.tutorflow.sandbox.stripe.schema;

import java.util.Map;

/** A parameter as a form carries it: text, or further parameters by name or number. */
sealed interface Raw {

    record Text(String value) implements Raw {}

    record Fields(Map<String, Raw> entries) implements Raw {

        boolean isNumbered() {
            return entries.keySet().stream().allMatch(key -> key.matches("\\d{1,4}"));
        }
    }
}
