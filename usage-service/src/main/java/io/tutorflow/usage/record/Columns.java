package io.tutorflow.usage.record;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.impl.ArrayTuple;
import java.math.BigDecimal;
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
    private final ArrayTuple tuple = new ArrayTuple(24);

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

    public Columns<T> ints(Function<T, Integer> part) {
        tuple.addArrayOfInteger(filled(new Integer[rows.size()], part));
        return this;
    }

    public Columns<T> longs(Function<T, @Nullable Long> part) {
        tuple.addArrayOfLong(filled(new Long[rows.size()], part));
        return this;
    }

    public Columns<T> decimals(Function<T, @Nullable BigDecimal> part) {
        tuple.addValue(filled(new Number[rows.size()], part));
        return this;
    }

    public Columns<T> times(Function<T, Instant> part) {
        tuple.addArrayOfOffsetDateTime(filled(new OffsetDateTime[rows.size()], row -> utc(part.apply(row))));
        return this;
    }

    public Columns<T> bytes(Function<T, byte[]> part) {
        tuple.addArrayOfBuffer(filled(new Buffer[rows.size()], row -> Buffer.buffer(part.apply(row))));
        return this;
    }

    public Columns<T> everywhere(UUID value) {
        tuple.addUUID(value);
        return this;
    }

    public Columns<T> everywhere(String value) {
        tuple.addString(value);
        return this;
    }

    public Tuple tuple() {
        return Tuple.newInstance(tuple);
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
