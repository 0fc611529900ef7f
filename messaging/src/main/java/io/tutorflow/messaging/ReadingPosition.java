package io.tutorflow.messaging;

/**
 * Where the relay reads on. Ids are not commit order: a row can appear below the last one told, and must then be told
 * before a later one of the same record, which waited for its lock. So each reading looks back; what was told is deleted
 * and does not come again.
 */
final class ReadingPosition {

    /**
     * Ids that others take while a transaction commits: some hundred at the highest rates seen. A row that is overtaken
     * by more is found when the whole table is read.
     */
    static final int LOOK_BACK = 1_000;

    private final int lookBack;
    private long last;

    ReadingPosition(int lookBack) {
        this.lookBack = lookBack;
    }

    /** Rows with higher ids are read. */
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
