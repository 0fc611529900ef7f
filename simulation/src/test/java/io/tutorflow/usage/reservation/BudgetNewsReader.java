package io.tutorflow.usage.reservation;

import io.tutorflow.events.BudgetExceeded;
import io.tutorflow.events.BudgetRestored;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.events.OrganizationChanged;
import io.tutorflow.events.OutboxEvent;
import java.util.List;

/**
 * One replica's copy of the exhausted budgets, kept by the production class. Exceeded and restored are read by two readers
 * that know nothing of each other, each the whole topic, as {@code StateTopicReader} does.
 */
public final class BudgetNewsReader {

    private final ExhaustedBudgets budgets = new ExhaustedBudgets();
    private int exceededRead;
    private int restoredRead;

    public ExhaustedBudgets budgets() {
        return budgets;
    }

    public void organization(OrganizationChanged told) {
        budgets.changed(told);
    }

    public void readExceeded(List<OutboxEvent> topic) {
        for (; exceededRead < topic.size(); exceededRead++) {
            var event = topic.get(exceededRead);
            if (event.type().equals(EventType.BUDGET_EXCEEDED.typeName())) {
                budgets.exceeded(EventJson.read(event.payload(), BudgetExceeded.class));
            }
        }
    }

    public void readRestored(List<OutboxEvent> topic) {
        for (; restoredRead < topic.size(); restoredRead++) {
            var event = topic.get(restoredRead);
            if (event.type().equals(EventType.BUDGET_RESTORED.typeName())) {
                budgets.restored(EventJson.read(event.payload(), BudgetRestored.class));
            }
        }
    }
}
