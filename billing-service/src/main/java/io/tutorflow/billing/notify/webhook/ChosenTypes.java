package io.tutorflow.billing.notify.webhook;

import io.tutorflow.http.ApiProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The event types that an endpoint has chosen. */
final class ChosenTypes {

    private ChosenTypes() {}

    /** @throws ApiProblem 400 that names the first unknown type */
    static void check(@Nullable List<String> events) {
        for (int i = 0; events != null && i < events.size(); i++) {
            var event = events.get(i);
            if (event == null || WebhookType.chosen(event).isEmpty()) {
                throw ApiProblem.invalid("events[" + i + "] must be one of " + WebhookType.NAMES);
            }
        }
    }

    /** Without duplicates. */
    static List<String> of(List<String> events) {
        return events.stream().distinct().toList();
    }
}
