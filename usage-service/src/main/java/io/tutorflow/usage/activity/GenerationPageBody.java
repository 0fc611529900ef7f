package io.tutorflow.usage.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.http.Cursor;
import io.tutorflow.usage.record.UsageRecord;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the history of generations. */
@Schema(name = "GenerationPage", description = "Generations, newest first.")
record GenerationPageBody(
        List<ActivityBody> items,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Total number of records; counted only for pages by offset")
        @Nullable
        Long total,

        @Schema(
                description =
                        "Cursor of the next page, which costs no more to read than the first; null on the last page")
        @Nullable
        String nextCursor) {

    /** @param found one more than the page has if there is a next one */
    static GenerationPageBody of(List<UsageRecord> found, int limit, @Nullable Long total) {
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        return new GenerationPageBody(
                shown.stream().map(usage -> ActivityBody.of(usage, false)).toList(),
                total,
                found.size() > limit ? placeOf(shown.getLast()).text() : null);
    }

    /** What comes after it is older. */
    static Cursor placeOf(UsageRecord usage) {
        return new Cursor(usage.acceptance().recordedAt(), usage.id().value());
    }
}
