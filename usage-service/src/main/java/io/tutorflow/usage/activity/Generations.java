package io.tutorflow.usage.activity;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Cursor;
import io.tutorflow.http.Paging;
import io.tutorflow.http.WholeList;
import io.tutorflow.usage.record.SchoolFilter;
import io.tutorflow.usage.record.SchoolRecords;
import io.tutorflow.usage.record.UsageRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history of generations: by pages, and whole, as it is read. */
@ApplicationScoped
class Generations {

    /** What is in memory of a file at once: some 500 KB, and one statement of some milliseconds. */
    static final int READ_AT_ONCE = 500;

    private final SchoolRecords records;

    Generations(SchoolRecords records) {
        this.records = records;
    }

    /** The first page, or one by offset, with the count; or the page after a cursor. */
    Uni<GenerationPageBody> page(SchoolFilter filter, Paging paging, @Nullable String cursor) {
        var page = paging.page();
        var newest = newest(filter);
        if (cursor == null) {
            return Uni.combine()
                    .all()
                    .unis(records.page(filter, newest, page.limit() + 1, page.offset()), records.count(filter))
                    .with((found, total) -> GenerationPageBody.of(found, page.limit(), total));
        }
        if (paging.offset() != null) {
            throw ApiProblem.invalid("offset cannot be combined with cursor");
        }
        return records.page(filter, Cursor.of(cursor).orEarlier(newest), page.limit() + 1, 0)
                .map(found -> GenerationPageBody.of(found, page.limit(), null));
    }

    /** All of them, as they are asked for. */
    Multi<List<UsageRecord>> all(SchoolFilter filter) {
        return WholeList.read(
                newest(filter),
                READ_AT_ONCE,
                after -> records.page(filter, after, READ_AT_ONCE, 0),
                GenerationPageBody::placeOf);
    }

    private static Cursor newest(SchoolFilter filter) {
        return Cursor.before(filter.period().to());
    }
}
