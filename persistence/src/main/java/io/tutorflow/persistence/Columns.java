package io.tutorflow.persistence;

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

/** A batch as the parameters of one statement: one array per column, in the order of the calls. */
public final class Columns<T> {

    /** About as many as the widest statement has. */
    private static final int USUAL = 24;

    private final List<T> rows;
    private final ArrayTuple tuple = new ArrayTuple(USUAL);

    public Columns(List<T> rows) {
        this.rows = rows;
    }

    public Columns<T> uuids(Function<? super T, ? extends @Nullable UUID> part) {
        tuple.addArrayOfUUID(filled(new UUID[rows.size()], part));
        return this;
    }

    public Columns<T> texts(Function<? super T, ? extends @Nullable String> part) {
        tuple.addArrayOfString(filled(new String[rows.size()], part));
        return this;
    }

    public Columns<T> ints(Function<? super T, ? extends @Nullable Integer> part) {
        tuple.addArrayOfInteger(filled(new Integer[rows.size()], part));
        return this;
    }

    public Columns<T> longs(Function<? super T, ? extends @Nullable Long> part) {
        tuple.addArrayOfLong(filled(new Long[rows.size()], part));
        return this;
    }

    public Columns<T> booleans(Function<? super T, Boolean> part) {
        tuple.addArrayOfBoolean(filled(new Boolean[rows.size()], part));
        return this;
    }

    public Columns<T> decimals(Function<? super T, ? extends @Nullable BigDecimal> part) {
        tuple.addValue(filled(new Number[rows.size()], part));
        return this;
    }

    public Columns<T> times(Function<? super T, ? extends @Nullable Instant> part) {
        tuple.addArrayOfOffsetDateTime(filled(new OffsetDateTime[rows.size()], row -> {
            var time = part.apply(row);
            return time == null ? null : utc(time);
        }));
        return this;
    }

    public Columns<T> bytes(Function<? super T, byte[]> part) {
        tuple.addArrayOfBuffer(filled(new Buffer[rows.size()], row -> Buffer.buffer(part.apply(row))));
        return this;
    }

    /** The same value for all rows. */
    public Columns<T> everywhere(UUID value) {
        tuple.addUUID(value);
        return this;
    }

    /** The same value for all rows. */
    public Columns<T> everywhere(String value) {
        tuple.addString(value);
        return this;
    }

    /** The same value for all rows. */
    public Columns<T> everywhere(Instant value) {
        tuple.addOffsetDateTime(utc(value));
        return this;
    }

    public Tuple tuple() {
        return Tuple.newInstance(tuple);
    }

    /** An instant in the type that the driver expects. */
    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private <V> V[] filled(V[] column, Function<? super T, ? extends @Nullable V> part) {
        for (int i = 0; i < column.length; i++) {
            column[i] = part.apply(rows.get(i));
        }
        return column;
    }
}
