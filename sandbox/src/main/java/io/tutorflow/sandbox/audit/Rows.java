package io.tutorflow.sandbox.audit;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of one database in the order of their ids, read bit by bit so that any number fits into memory. */
abstract class Rows<T> implements AutoCloseable {

    /** Rows fetched at once. */
    static final int FETCH_SIZE = 2_000;

    private final Function<T, UUID> id;
    private @Nullable T next;
    private long count;

    Rows(Function<T, UUID> id) {
        this.id = id;
    }

    /** The next row, or null at the end. */
    abstract @Nullable T read() throws SQLException;

    final void advance() throws SQLException {
        next = read();
        count += next == null ? 0 : 1;
    }

    @Nullable
    UUID currentId() {
        return next == null ? null : id.apply(next);
    }

    /** The current row if it has that id, leaving it behind. */
    @Nullable
    T takeIf(UUID wanted) throws SQLException {
        if (!wanted.equals(currentId())) {
            return null;
        }
        var taken = next;
        advance();
        return taken;
    }

    long count() {
        return count;
    }

    @Override
    public abstract void close() throws SQLException;

    /** An id filter of a statement: every row, or only some. */
    static UUID[] ids(List<UUID> some) {
        return some.toArray(UUID[]::new);
    }
}
