package io.tutorflow.simulation.machine;

import io.tutorflow.events.OutboxEvent;
import io.tutorflow.messaging.RelayPosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table {@code outbox}: one row for all events of a transaction. Ids are not commit order: a row can appear below
 * others that were committed before it, though never below one that tells of the same record or budget, whose row lock
 * the transaction waited for before it took its id.
 */
public final class Outbox {

    private static final int UUID_LENGTH = 36;

    private final Dice dice;
    private final Table<Long, List<OutboxEvent>> rows;
    private final List<OutboxEvent> appended = new ArrayList<>();
    private final Deque<Taken> taken = new ArrayDeque<>();
    private final Map<String, Long> lastOf = new HashMap<>();
    private final List<OutboxEvent> history = new ArrayList<>();
    private long nextId = 1;

    /** An id that a slow transaction took, when so many events had been committed. */
    private record Taken(long id, long committed) {}

    public Outbox(Database database, Dice dice) {
        this.dice = dice;
        this.rows = new Table<>(database, "outbox");
        database.beforeCommit(this::insertRow);
    }

    /** Within a transaction. */
    public void append(List<OutboxEvent> events) {
        appended.addAll(events);
    }

    public Table<Long, List<OutboxEvent>> rows() {
        return rows;
    }

    /** All events that were ever committed, in the order of their commits. */
    public List<OutboxEvent> history() {
        return history;
    }

    /** The record or the budget that an event tells of: its id begins with it. */
    public static String ownerOf(OutboxEvent event) {
        return event.id().substring(0, UUID_LENGTH);
    }

    private void insertRow() {
        if (appended.isEmpty()) {
            return;
        }
        if (dice.oneIn(4)) {
            taken.add(new Taken(nextId++, history.size()));
        }
        rows.insert(idFor(appended), List.copyOf(appended));
        for (var event : appended) {
            history.add(event);
            lastOf.put(ownerOf(event), (long) history.size());
        }
        appended.clear();
    }

    private long idFor(List<OutboxEvent> events) {
        // What is further behind was rolled back.
        taken.removeIf(slow -> nextId - slow.id() >= RelayPosition.LOOK_BACK);
        var slow = taken.peek();
        if (slow == null || dice.oneIn(2)) {
            return nextId++;
        }
        taken.remove();
        boolean waited = events.stream().anyMatch(event -> lastOf.getOrDefault(ownerOf(event), 0L) > slow.committed());
        return waited ? nextId++ : slow.id();
    }
}
