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
final class Columns<T> {

    private final List<T> rows;
    private final ArrayTuple tuple = new ArrayTuple(24);

    Columns(List<T> rows) {
        this.rows = rows;
    }

    Columns<T> uuids(Function<T, UUID> part) {
        tuple.addArrayOfUUID(filled(new UUID[rows.size()], part));
        return this;
    }

    Columns<T> texts(Function<T, @Nullable String> part) {
        tuple.addArrayOfString(filled(new String[rows.size()], part));
        return this;
    }

    Columns<T> ints(Function<T, Integer> part) {
        tuple.addArrayOfInteger(filled(new Integer[rows.size()], part));
        return this;
    }

    Columns<T> longs(Function<T, @Nullable Long> part) {
        tuple.addArrayOfLong(filled(new Long[rows.size()], part));
        return this;
    }

    Columns<T> decimals(Function<T, @Nullable BigDecimal> part) {
        tuple.addValue(filled(new Number[rows.size()], part));
        return this;
    }

    Columns<T> times(Function<T, Instant> part) {
        tuple.addArrayOfOffsetDateTime(filled(new OffsetDateTime[rows.size()], row -> utc(part.apply(row))));
        return this;
    }

    Columns<T> bytes(Function<T, byte[]> part) {
        tuple.addArrayOfBuffer(filled(new Buffer[rows.size()], row -> Buffer.buffer(part.apply(row))));
        return this;
    }

    Columns<T> everywhere(UUID value) {
        tuple.addUUID(value);
        return this;
    }

    Columns<T> everywhere(String value) {
        tuple.addString(value);
        return this;
    }

    Tuple tuple() {
        return Tuple.newInstance(tuple);
    }

    private <V> V[] filled(V[] column, Function<T, ? extends @Nullable V> part) {
        for (int i = 0; i < column.length; i++) {
            column[i] = part.apply(rows.get(i));
        }
        return column;
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
