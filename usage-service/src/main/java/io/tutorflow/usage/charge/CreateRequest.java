package io.tutorflow.usage.charge;

import io.tutorflow.usage.catalog.Category;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A validated body of a create endpoint, with defaults filled in. Its JSON without prompt, mode and idempotency key is
 * what the generator gets as fields; together with the prompt it is what two requests are compared by.
 */
@Complete
public interface CreateRequest {

    Category category();

    /** The quantity quoted and held; no more is ever billed. */
    int requestedUnits();

    /** The prompt for the generator. */
    String prompt();

    default @Nullable String tier() {
        return null;
    }

    default @Nullable String mode() {
        return null;
    }

    /** Makes retries safe. */
    @Nullable
    String idempotencyKey();

    /** A field that the given fields require, if it is missing. */
    default Optional<String> missing() {
        return Optional.empty();
    }
}
