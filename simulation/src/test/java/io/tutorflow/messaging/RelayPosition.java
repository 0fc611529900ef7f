package io.tutorflow.messaging;

/** The production class that knows where a relay reads on; here it looks back less, because less is under way. */
public final class RelayPosition {

    /** How many ids a slow transaction of the simulated outbox can be behind. */
    public static final int LOOK_BACK = 6;

    private final ReadingPosition position = new ReadingPosition(LOOK_BACK);

    public long above() {
        return position.above();
    }

    public void told(long lastId) {
        position.told(lastId);
    }

    public void wholeTable() {
        position.wholeTable();
    }
}
