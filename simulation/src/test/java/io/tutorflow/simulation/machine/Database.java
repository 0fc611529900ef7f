package io.tutorflow.simulation.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The database of one service. Its transactions come one after the other, as the row locks that the services take make
 * them, and commit whole or not at all.
 */
public final class Database {

    private final List<Table<?, ?>> tables = new ArrayList<>();
    private final List<Runnable> undo = new ArrayList<>();
    private final List<Runnable> beforeCommit = new ArrayList<>();
    private boolean inTransaction;
    private boolean isKept;
    private long version;

    /** One that is begun inside another is part of it. */
    public <T> T transaction(Supplier<T> work) {
        if (inTransaction) {
            return work.get();
        }
        inTransaction = true;
        try {
            var result = work.get();
            beforeCommit.forEach(Runnable::run);
            return result;
        } catch (RuntimeException e) {
            undo.reversed().forEach(Runnable::run);
            throw e;
        } finally {
            undo.clear();
            inTransaction = false;
        }
    }

    public void transaction(Runnable work) {
        transaction(() -> {
            work.run();
            return true;
        });
    }

    void beforeCommit(Runnable work) {
        beforeCommit.add(work);
    }

    void changed(Runnable undoing) {
        if (!inTransaction) {
            throw new IllegalStateException("outside of a transaction");
        }
        version++;
        undo.add(undoing);
    }

    void add(Table<?, ?> table) {
        tables.add(table);
    }

    /** Somebody makes a copy of it as it is now. */
    public void keep() {
        tables.forEach(Table::keep);
        isKept = true;
    }

    /** It is as it was when it was kept last, if it ever was: a restore, or a failover to who had not heard all. */
    public void setBack() {
        if (isKept) {
            tables.forEach(Table::setBack);
            version++;
        }
    }

    /** Another one after each change. */
    public long version() {
        return version;
    }
}
