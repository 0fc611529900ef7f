package io.tutorflow.usage.record;

import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.Category;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A validated request for work, with defaults filled in.
 *
 * @param tier accepted without effect
 * @param idempotencyKey which the caller may use again
 */
public record Submission(
        Work work,
        BodyHash hash,
        Mode mode,
        @Nullable String tier,
        @Nullable String idempotencyKey) {

    /**
     * The work to be done.
     *
     * @param prompt for the generator
     * @param fields all other fields, a JSON object
     * @param parent for an add-on: the record of the slide deck or video
     */
    public record Work(
            Category category,
            int requestedUnits,
            String prompt,
            String fields,
            @Nullable UUID parent) {

        public Units quoted() {
            return category.unit().of(requestedUnits);
        }
    }

    public Category category() {
        return work.category();
    }
}
