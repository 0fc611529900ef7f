package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Cursor;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an organization's records, newest first, without their material and result, which may be long. */
@ApplicationScoped
public class SchoolRecords {

    private static final String COLUMNS =
            RecordRow.COLUMNS.replace(" prompt,", " '' AS prompt,").replace(" content,", " '' AS content,");

    private final Pool pool;

    SchoolRecords(Pool pool) {
        this.pool = pool;
    }

    /** Those older than the cursor. */
    public Uni<List<UsageRecord>> page(SchoolFilter filter, Cursor before, int limit, int offset) {
        var question = Question.of(filter)
                .add(" AND (recorded_at, id) < (?, ?)", Columns.utc(before.at()), before.id())
                .add(" ORDER BY recorded_at DESC, id DESC LIMIT ? OFFSET ?", (long) limit, (long) offset);
        return question.ask(pool, "SELECT " + COLUMNS, row -> new RecordRow(row).usage());
    }

    public Uni<Long> count(SchoolFilter filter) {
        return Question.of(filter)
                .add(" AND recorded_at < ?", Columns.utc(filter.period().to()))
                .ask(pool, "SELECT count(*)", row -> row.getLong(0))
                .map(List::getFirst);
    }

    /** Only what is asked for is in the statement, so that each has the plan, and the index, that suits it. */
    private static final class Question {

        private final StringBuilder sql = new StringBuilder();
        private final Tuple parameters = Tuple.tuple();

        static Question of(SchoolFilter filter) {
            return new Question()
                    .add(" FROM usage_record WHERE account_id = ? AND billing_source <> 'credits'", filter.accountId())
                    .add(" AND recorded_at >= ?", Columns.utc(filter.period().from()))
                    .addIfGiven(" AND subject = ?", filter.subject())
                    .addIfGiven(" AND billing_source = ?", filter.sourceText())
                    .addIfGiven(" AND category = ?", filter.activityText())
                    .addIfGiven(" AND billing_status = ?", filter.statusText())
                    .addIfGiven(" AND request::jsonb #>> '{target,courseId}' = ?", filter.courseId())
                    .addIfGiven(" AND request::jsonb #>> '{target,lessonId}' = ?", filter.lessonId());
        }

        /** @param values one for each question mark */
        Question add(String part, Object... values) {
            var next = part;
            for (var value : values) {
                parameters.addValue(value);
                next = next.replaceFirst("\\?", "\\$" + parameters.size());
            }
            sql.append(next);
            return this;
        }

        private Question addIfGiven(String part, @Nullable String value) {
            return value == null ? this : add(part, value);
        }

        <T> Uni<List<T>> ask(Pool pool, String select, Function<Row, T> read) {
            return Databases.inTime(pool.preparedQuery(select + sql).execute(parameters))
                    .map(rows -> {
                        var found = new ArrayList<T>(rows.size());
                        rows.forEach(row -> found.add(read.apply(row)));
                        return found;
                    });
        }
    }
}
