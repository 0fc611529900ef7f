package io.tutorflow.usage.record;

import io.tutorflow.http.Period;
import io.tutorflow.usage.catalog.Category;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of an organization's records to read; what is not given does not matter.
 *
 * @param subject requested by this person
 * @param source paid for by this source
 * @param status how far the work is
 * @param courseId for this course, by the school's own id
 * @param lessonId for this lesson, by the school's own id
 * @param period recorded in it
 */
public record SchoolFilter(
        UUID accountId,
        @Nullable String subject,
        @Nullable BillingSource source,
        @Nullable Category activity,
        @Nullable Status status,
        @Nullable String courseId,
        @Nullable String lessonId,
        Period period) {

    /** How far work is. */
    public enum Status {
        RECORDED,
        FINALIZED,
        VOIDED
    }

    @Nullable
    String sourceText() {
        return source == null ? null : source.text();
    }

    @Nullable
    String activityText() {
        return activity == null ? null : activity.text();
    }

    @Nullable
    String statusText() {
        return status == null ? null : status.name();
    }
}
