package io.tutorflow.usage.history;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Cursor;
import io.tutorflow.http.PageRequest;
import io.tutorflow.usage.record.Period;
import org.jspecify.annotations.Nullable;

/** Which part of an account's usage is asked for, as it stands in the query. */
record HistoryRequest(
        @Nullable String from,
        @Nullable String to,
        @Nullable String catalogKey,
        @Nullable String status,
        @Nullable String limit,
        @Nullable String offset,
        @Nullable String cursor) {

    static final String FROM = "A date or time; what was created then or later";
    static final String TO = "A date or time; what was created before";
    static final String STATUS = "RECORDED, FINALIZED, INVOICED or VOIDED";

    Period period() {
        return Period.of(from, to);
    }

    PageRequest page() {
        return PageRequest.of(limit, offset);
    }

    /** Where the page begins, if not at a number. */
    @Nullable
    Cursor after() {
        if (cursor != null && offset != null) {
            throw ApiProblem.invalid("offset cannot go with cursor");
        }
        return cursor == null ? null : Cursor.of(cursor);
    }
}
