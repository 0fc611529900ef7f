package io.tutorflow.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of one database in order of id, read in batches so that any number fits into memory. */
abstract class Rows<T> implements AutoCloseable {

    /** Rows fetched at once. */
    static final int FETCH_SIZE = 2_000;

    /** The order of ids in PostgreSQL. */
    private static final Comparator<UUID> BYTE_BY_BYTE = (one, other) -> {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private final Function<T, UUID> id;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private @Nullable T current;
    private boolean begun;
    private long count;

    Rows(Function<T, UUID> id, PreparedStatement statement) throws SQLException {
        this.id = id;
        this.statement = statement;
        statement.setFetchSize(FETCH_SIZE);
        this.rows = statement.executeQuery();
    }

    /** The next row, or null at the end. */
    abstract @Nullable T read() throws SQLException;

    @Nullable
    UUID currentId() throws SQLException {
        if (!begun) {
            begun = true;
            advance();
        }
        return current == null ? null : id.apply(current);
    }

    /** The current row if it has this id; moves to the next. */
    @Nullable
    T takeIf(UUID wanted) throws SQLException {
        if (!wanted.equals(currentId())) {
            return null;
        }
        var taken = current;
        advance();
        return taken;
    }

    /** The first of the ids that each of them comes to next. */
    static @Nullable UUID first(Rows<?>... all) throws SQLException {
        UUID first = null;
        for (var rows : all) {
            var id = rows.currentId();
            if (id != null && (first == null || BYTE_BY_BYTE.compare(id, first) < 0)) {
                first = id;
            }
        }
        return first;
    }

    long count() {
        return count;
    }

    private void advance() throws SQLException {
        current = read();
        count += current == null ? 0 : 1;
    }

    final boolean next() throws SQLException {
        return rows.next();
    }

    final UUID uuid(String column) throws SQLException {
        return Objects.requireNonNull(uuidOrNull(column), column);
    }

    final @Nullable UUID uuidOrNull(String column) throws SQLException {
        return rows.getObject(column, UUID.class);
    }

    final String text(String column) throws SQLException {
        return Objects.requireNonNull(textOrNull(column), column);
    }

    final @Nullable String textOrNull(String column) throws SQLException {
        return rows.getString(column);
    }

    final long micros(String column) throws SQLException {
        return rows.getLong(column);
    }

    final @Nullable Long microsOrNull(String column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? null : value;
    }

    final boolean bool(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    final Instant time(String column) throws SQLException {
        return Objects.requireNonNull(timeOrNull(column), column);
    }

    final @Nullable Instant timeOrNull(String column) throws SQLException {
        var time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }

    /** The id filter of a statement: all rows, or only some. */
    static UUID[] ids(List<UUID> some) {
        return some.toArray(UUID[]::new);
    }
}
