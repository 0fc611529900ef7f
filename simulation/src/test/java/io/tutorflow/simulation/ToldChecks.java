package io.tutorflow.simulation;

import static io.tutorflow.simulation.machine.Invariant.A_RECORD_ENDS_ONCE;
import static io.tutorflow.simulation.machine.Invariant.NOTHING_IS_UNTOLD;
import static io.tutorflow.simulation.machine.Invariant.TOLD_IN_ORDER;
import static io.tutorflow.simulation.machine.Invariant.USED_UP_IS_TOLD_ONCE;

import io.tutorflow.events.EventType;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.simulation.machine.Invariant;
import io.tutorflow.simulation.machine.Outbox;
import io.tutorflow.simulation.machine.TopicLog;
import io.tutorflow.simulation.machine.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What always holds between one outbox and the topics: nothing is lost, and what belongs together stays in order. */
final class ToldChecks {

    private final Outbox outbox;
    private final TopicLog log;
    private final Set<String> committed = new HashSet<>();
    private final Map<String, List<String>> order = new HashMap<>();
    private final List<OutboxEvent> untold = new ArrayList<>();
    private int seen;

    ToldChecks(Outbox outbox, TopicLog log) {
        this.outbox = outbox;
        this.log = log;
    }

    void check() {
        var history = outbox.history();
        for (; seen < history.size(); seen++) {
            remember(history.get(seen));
        }
        untold.removeIf(this::isTold);
        for (var event : untold) {
            Violation.unless(isInTheOutbox(event), NOTHING_IS_UNTOLD, event.id());
        }
    }

    private void remember(OutboxEvent event) {
        boolean isFirst = committed.add(event.id());
        // A period that is restored twice, because late work exceeded one before it, is told so twice.
        Violation.unless(
                isFirst || event.type().equals(EventType.BUDGET_RESTORED.typeName()), onceOf(event), event.id());
        if (isFirst) {
            order.computeIfAbsent(Outbox.ownerOf(event) + event.topic(), owner -> new ArrayList<>())
                    .add(event.id());
            untold.add(event);
        }
    }

    private static Invariant onceOf(OutboxEvent event) {
        return event.type().equals(EventType.BUDGET_EXCEEDED.typeName()) ? USED_UP_IS_TOLD_ONCE : A_RECORD_ENDS_ONCE;
    }

    private boolean isTold(OutboxEvent event) {
        if (!log.holds(event)) {
            return false;
        }
        var told = log.firstTold(event);
        var committedOrder = order.getOrDefault(Outbox.ownerOf(event) + event.topic(), List.of());
        Violation.unless(
                committedOrder
                        .subList(0, Math.min(told.size(), committedOrder.size()))
                        .equals(told),
                TOLD_IN_ORDER,
                told + " instead of " + committedOrder);
        return true;
    }

    private boolean isInTheOutbox(OutboxEvent event) {
        return outbox.rows().rows().stream().anyMatch(row -> row.contains(event));
    }
}
