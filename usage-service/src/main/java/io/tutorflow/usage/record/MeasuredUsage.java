package io.tutorflow.usage.record;

import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.ActivityKey;
import io.tutorflow.usage.catalog.Category;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work that was done and measured outside this suite.
 *
 * @param name the event's name, the same however often it is sent
 * @param time when the work was done, which determines its price
 * @param school what else is told of a school's activity; null if it is a workspace's work
 */
public record MeasuredUsage(
        EventName name,
        UUID accountId,
        Category category,
        Units units,
        Instant time,
        GeneratorUse use,
        String metadata,
        @Nullable OfSchool school) {

    /** So long before it is recorded its work may have been done at most. */
    public static final Duration PAST = Duration.ofDays(35);

    /** So far the clock of its source may be ahead of ours. */
    public static final Duration AHEAD = Duration.ofMinutes(5);

    /** Distinguishes two events with the same name. */
    public BodyHash hash() {
        return BodyHash.of(
                accountId.toString(),
                category.text(),
                Long.toString(units.tenThousandths()),
                time.toString(),
                use.toString(),
                school == null ? metadata : metadata + school);
    }

    /** A CloudEvents source, and an id that is unique within it. */
    public record EventName(String source, String id) {

        /** With lengths, so that no two names read the same. */
        public RecordId recordId() {
            return RecordId.derivedFrom("usage-event/" + source.length() + "/" + source + "/" + id);
        }

        /** The ids under which it may be recorded: the next is used once nothing can be recorded under the previous one. */
        public RecordId attempt(int number) {
            return number == 0
                    ? recordId()
                    : RecordId.derivedFrom("usage-event-" + number + "/" + source.length() + "/" + source + "/" + id);
        }
    }

    /** A language model's tokens read and written, and what they cost us. */
    public record GeneratorUse(long inputTokens, long outputTokens, BigDecimal providerCostUsd) {}

    /**
     * An activity of a school.
     *
     * @param courseId whose prices count; null: of no course
     * @param teacherId whose work it is, and whose budget is charged; null: the organization's
     * @param target what it is for, a JSON object; null if that is not told
     * @param session whose work it is, by the school's own ids
     */
    public record OfSchool(
            ActivityKey key,
            @Nullable String courseId,
            @Nullable String teacherId,
            @Nullable String target,
            OfSession session) {}

    /** A session, and the enrollment or group that it is for; null where it is not told. */
    public record OfSession(
            @Nullable String sessionId,
            @Nullable String enrollmentId,
            @Nullable String groupId) {}
}
