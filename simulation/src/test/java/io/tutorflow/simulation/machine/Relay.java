package io.tutorflow.simulation.machine;

import io.tutorflow.events.OutboxEvent;
import io.tutorflow.messaging.RelayPosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The one relay of a database, as {@code OutboxRelay} goes about it: it reads rows from its
 * position on, in the order of their ids; it tells their events one by one; it deletes the rows once all are acknowledged; and from time
 * to time it reads the whole table, for rows that were committed below.
 */
public final class Relay {

    private static final int MOST_ROWS = 3;

    private final Database database;
    private final Outbox outbox;
    private final TopicLog log;
    private final PlantedBug bug;
    private final List<Long> reading = new ArrayList<>();
    private final Deque<OutboxEvent> unsent = new ArrayDeque<>();
    private RelayPosition position = new RelayPosition();

    public Relay(Database database, Outbox outbox, TopicLog log, PlantedBug bug) {
        this.database = database;
        this.outbox = outbox;
        this.log = log;
        this.bug = bug;
    }

    public void step(Dice dice) {
        if (!unsent.isEmpty()) {
            log.append(unsent.remove());
        } else if (!reading.isEmpty()) {
            deleteRows();
            position.told(reading.getLast());
            reading.clear();
        } else {
            if (dice.oneIn(6)) {
                position.wholeTable();
            }
            read();
        }
    }

    public boolean isIdle() {
        return reading.isEmpty() && outbox.rows().rows().isEmpty();
    }

    /**
     * Its process, its connection or its producer is gone; another one begins anew.
     *
     * @return what Kafka may still take from the old one, in order
     */
    public List<OutboxEvent> die(Dice dice) {
        var late = new ArrayList<>(unsent).subList(0, dice.below(unsent.size() + 1));
        unsent.clear();
        reading.clear();
        position = new RelayPosition();
        return late;
    }

    private void read() {
        outbox.rows().keys().stream()
                .filter(id -> id > position.above())
                .sorted()
                .limit(MOST_ROWS)
                .forEach(reading::add);
        var inOrder = bug == PlantedBug.EVENT_ORDER_SWAPPED ? reading.reversed() : reading;
        inOrder.forEach(id -> unsent.addAll(outbox.rows().there(id)));
        if (bug == PlantedBug.LOST_OUTBOX_ROW) {
            deleteRows();
        }
    }

    /** A row that is gone already was told by the relay before. */
    private void deleteRows() {
        database.transaction(() -> reading.forEach(id -> outbox.rows().delete(id)));
    }
}
