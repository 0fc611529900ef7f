package io.tutorflow.usage.history;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Cursor;
import io.tutorflow.http.PageRequest;
import io.tutorflow.http.Period;
import org.jspecify.annotations.Nullable;

/** The requested part of an account's usage, as given in the query. */
record HistoryRequest(
        @Nullable String from,
        @Nullable String to,
        @Nullable String catalogKey,
        @Nullable String status,
        @Nullable String limit,
        @Nullable String offset,
        @Nullable String cursor) {

    static final String FROM = "Only records created at or after this date or time";
    static final String TO = "Only records created before this date or time";
    static final String STATUS = "RECORDED, FINALIZED, INVOICED or VOIDED";

    Period period() {
        return Period.of(from, to);
    }

    PageRequest page() {
        return PageRequest.of(limit, offset);
    }

    /** Where the page starts, if not at an offset. */
    @Nullable
    Cursor after() {
        if (cursor != null && offset != null) {
            throw ApiProblem.invalid("offset cannot be combined with cursor");
        }
        return cursor == null ? null : Cursor.of(cursor);
    }
}
