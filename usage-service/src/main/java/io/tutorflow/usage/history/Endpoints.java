package io.tutorflow.usage.history;

import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.record.Mode;

/** The endpoint at which a record was requested. */
final class Endpoints {

    private Endpoints() {}

    static String of(Mode mode, Category category) {
        return switch (mode) {
            case SYNC, ASYNC -> category.endpoint();
            case MEASURED -> "POST /internal/usage-events";
        };
    }
}
