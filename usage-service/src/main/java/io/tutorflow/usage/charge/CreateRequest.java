package io.tutorflow.usage.charge;

import io.tutorflow.usage.catalog.Category;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A validated body of a create endpoint, defaults filled in. Its JSON, less what is said otherwise (prompt, mode,
 * idempotency key), is what the generator gets as fields, and with the prompt what two requests are compared by.
 */
@Complete
public interface CreateRequest {

    Category category();

    /** What is quoted and held; no more than this is ever billed. */
    int requestedUnits();

    /** What the generator is asked in words. */
    String prompt();

    default @Nullable String tier() {
        return null;
    }

    default @Nullable String mode() {
        return null;
    }

    /** Makes the second time harmless. */
    @Nullable
    String idempotencyKey();

    /** The field that is required beside those that are given, if it is not given itself. */
    default Optional<String> missing() {
        return Optional.empty();
    }
}
