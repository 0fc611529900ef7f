package io.tutorflow.usage.record;

import io.tutorflow.http.ApiProblem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a summary has one line for. */
public enum Grouping {
    CATALOG_KEY("catalogKey", "category"),
    /** A day in UTC. */
    DAY("day", "to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')");

    private final String text;
    private final String expression;

    Grouping(String text, String expression) {
        this.text = text;
        this.expression = expression;
    }

    public static Grouping of(@Nullable String text) {
        return text == null
                ? CATALOG_KEY
                : Arrays.stream(values())
                        .filter(grouping -> grouping.text.equals(text))
                        .findFirst()
                        .orElseThrow(() -> ApiProblem.invalid("groupBy must be one of [catalogKey, day]"));
    }

    public String text() {
        return text;
    }

    String expression() {
        return expression;
    }
}
