package io.tutorflow.billing.whatif;

import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.money.Money;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's month as it was, and as it would have been.
 *
 * @param categories by catalogKey
 */
record RatedWorkspace(
        Workspace workspace,
        Figures before,
        Figures after,
        SortedMap<String, RatedCategory> categories,
        @Nullable Shortage shortage) {

    Money more() {
        return after.total().minus(before.total());
    }

    /** Whether there is anything to be told of it. */
    boolean isEmpty() {
        return categories.isEmpty()
                && before.total().equals(Money.ZERO)
                && after.total().equals(Money.ZERO);
    }
}
