package io.tutorflow.messaging;

/**
 * The position from which the relay polls. Ids are not commit order: a row can appear below the last one published, and
 * must then be published before a later one of the same record, which waited for its lock. So each poll looks back;
 * published rows are deleted and do not appear again.
 */
final class ReadingPosition {

    /**
     * How many ids others take while a transaction commits: some hundred at the highest rates seen. A row overtaken by
     * more is found when the whole table is read.
     */
    static final int LOOK_BACK = 1_000;

    private final int lookBack;
    private long last;

    ReadingPosition(int lookBack) {
        this.lookBack = lookBack;
    }

    /** Rows with higher ids are read next. */
    long above() {
        return last - lookBack;
    }

    void told(long lastId) {
        last = lastId;
    }

    void wholeTable() {
        last = 0;
    }
}
