package io.tutorflow.billing.whatif;

import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Reductions;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the terms of some workspaces would have said; null is what they did say.
 *
 * @param workspace the only one that they are for
 * @param planCode otherwise the plan of those that they are for; null: they are for all
 */
record DraftTerms(
        @Nullable UUID workspace,
        @Nullable String planCode,
        @Nullable Percent discount,
        @Nullable Map<String, Percent> discounts,
        @Nullable Map<String, Money> prices,
        @Nullable Money included,
        @Nullable Money commit) {

    static final DraftTerms NONE = new DraftTerms(null, null, null, null, null, null, null);

    Reductions over(Reductions agreed) {
        return agreed.with(discount, discounts, prices);
    }

    boolean areFor(Workspace other) {
        if (workspace != null) {
            return workspace.equals(other.id().value());
        }
        return planCode == null || planCode.equals(other.terms().planCode());
    }

    /** Of several that are for a workspace the narrowest count. */
    int narrowness() {
        if (workspace != null) {
            return 2;
        }
        return planCode == null ? 0 : 1;
    }
}
