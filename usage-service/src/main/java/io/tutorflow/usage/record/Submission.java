package io.tutorflow.usage.record;

import io.tutorflow.usage.catalog.Category;
import org.jspecify.annotations.Nullable;

/**
 * A validated request for work, defaults filled in.
 *
 * @param tier accepted without effect
 * @param idempotencyKey under which the caller may ask again
 */
public record Submission(
        Work work,
        BodyHash hash,
        Mode mode,
        @Nullable String tier,
        @Nullable String idempotencyKey) {

    /**
     * What is to be done.
     *
     * @param prompt what the generator is asked
     * @param fields all other fields, a JSON object
     */
    public record Work(Category category, int requestedUnits, String prompt, String fields) {}

    public Category category() {
        return work.category();
    }
}
