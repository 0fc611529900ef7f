package io.tutorflow.budget.teacher;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A batch as the parameters of one statement: an array for each column, in the order of the calls. */
public final class Columns<T> {

    private final List<T> rows;
    private final Tuple tuple = Tuple.tuple();

    public Columns(List<T> rows) {
        this.rows = rows;
    }

    public Columns<T> uuids(Function<T, @Nullable UUID> part) {
        tuple.addArrayOfUUID(filled(new UUID[rows.size()], part));
        return this;
    }

    public Columns<T> texts(Function<T, @Nullable String> part) {
        tuple.addArrayOfString(filled(new String[rows.size()], part));
        return this;
    }

    public Columns<T> longs(Function<T, @Nullable Long> part) {
        tuple.addArrayOfLong(filled(new Long[rows.size()], part));
        return this;
    }

    public Columns<T> ints(Function<T, Integer> part) {
        tuple.addArrayOfInteger(filled(new Integer[rows.size()], part));
        return this;
    }

    public Columns<T> times(Function<T, @Nullable Instant> part) {
        tuple.addArrayOfOffsetDateTime(filled(new OffsetDateTime[rows.size()], row -> {
            var time = part.apply(row);
            return time == null ? null : utc(time);
        }));
        return this;
    }

    public Tuple tuple() {
        return tuple;
    }

    private <V> V[] filled(V[] column, Function<T, ? extends @Nullable V> part) {
        for (int i = 0; i < column.length; i++) {
            column[i] = part.apply(rows.get(i));
        }
        return column;
    }

    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
