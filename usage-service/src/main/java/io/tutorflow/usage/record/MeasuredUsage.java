package io.tutorflow.usage.record;

import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.Category;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Work that was done and measured outside this suite.
 *
 * @param name the event's name, the same however often it is sent
 * @param time when the work was done, which determines its price
 */
public record MeasuredUsage(
        EventName name,
        UUID accountId,
        Category category,
        Units units,
        Instant time,
        GeneratorUse use,
        String metadata) {

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
                metadata);
    }

    /** A CloudEvents source, and an id that is unique within it. */
    public record EventName(String source, String id) {

        /** With lengths, so that no two names read the same. */
        public RecordId recordId() {
            return RecordId.derivedFrom("usage-event/" + source.length() + "/" + source + "/" + id);
        }
    }

    /** A language model's tokens read and written, and what they cost us. */
    public record GeneratorUse(long inputTokens, long outputTokens, BigDecimal providerCostUsd) {}
}
