package io.tutorflow.simulation;

import static io.tutorflow.simulation.machine.Invariant.ACCEPTED_IS_RECORDED;
import static io.tutorflow.simulation.machine.Invariant.A_RECORD_ENDS_ONCE;
import static io.tutorflow.simulation.machine.Invariant.BUDGETED_ONCE_WHAT_WAS_CHARGED;
import static io.tutorflow.simulation.machine.Invariant.CHARGED_ONCE_WHAT_WAS_FINALIZED;
import static io.tutorflow.simulation.machine.Invariant.NEVER_MEANS_NEVER;
import static io.tutorflow.simulation.machine.Invariant.SNAPSHOTS_RECOMPUTE;

import io.tutorflow.budget.reservation.BudgetInvariants;
import io.tutorflow.simulation.ledger.LedgerInvariants;
import io.tutorflow.simulation.machine.Violation;
import io.tutorflow.usage.record.Found;
import io.tutorflow.usage.record.Statements;
import io.tutorflow.usage.record.UsageRecord;
import io.tutorflow.usage.record.UsageRecord.Finalized;
import io.tutorflow.usage.record.UsageRecord.Voided;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;

/** What holds between the books of the services: usage records = ledger = budgets, as the audit has it. */
final class CrossChecks {

    private static final String NEVER_RECORDED = "never_recorded";

    private final World world;
    private final Requests requests;
    private final LedgerInvariants ledger;
    private final BudgetInvariants budgets;
    private final Map<UUID, UsageRecord> ended = new HashMap<>();

    CrossChecks(World world, Requests requests, LedgerInvariants ledger, BudgetInvariants budgets) {
        this.world = world;
        this.requests = requests;
        this.ledger = ledger;
        this.budgets = budgets;
    }

    void check() {
        checkRecords();
        checkLedger();
        checkBudgets();
        for (var id : requests.accepted()) {
            Violation.unless(world.usage().find(id.value()) instanceof Found.Present, ACCEPTED_IS_RECORDED, id);
        }
    }

    private void checkRecords() {
        world.usage().records().all().forEach((id, found) -> {
            if (found instanceof Found.Present present && present.usage() instanceof UsageRecord.Ended end) {
                var before = ended.put(id, end);
                if (!end.equals(before)) {
                    checkEnd(end);
                    Violation.unless(
                            before == null
                                    || (before instanceof Voided && end instanceof Finalized late && late.late()),
                            A_RECORD_ENDS_ONCE,
                            before + " became " + end);
                }
            }
        });
    }

    private static void checkEnd(UsageRecord.Ended end) {
        if (end instanceof Finalized finalized) {
            var snapshot = finalized.snapshot();
            Violation.unless(
                    Statements.recomputed(snapshot).compareTo(snapshot.amountUsd()) == 0,
                    SNAPSHOTS_RECOMPUTE,
                    snapshot);
        }
    }

    private void checkLedger() {
        var captured = new HashSet<UUID>();
        for (var end : ledger.ends()) {
            var found = world.usage().find(end.id());
            if (end.captured()) {
                Violation.unless(
                        captured.add(end.id())
                                && found instanceof Found.Present present
                                && present.usage() instanceof Finalized finalized
                                && finalized.charged().micros() == end.amountMicros()
                                && finalized.acceptance().payer().accountId().equals(end.account()),
                        CHARGED_ONCE_WHAT_WAS_FINALIZED,
                        end);
            } else if (NEVER_RECORDED.equals(end.reason())) {
                Violation.unless(found instanceof Found.Tombstone, NEVER_MEANS_NEVER, end + ", but " + found);
            } else {
                Violation.unless(isVoidedAtFirst(found), CHARGED_ONCE_WHAT_WAS_FINALIZED, end + ", but " + found);
            }
        }
    }

    private static boolean isVoidedAtFirst(Found found) {
        return found instanceof Found.Present present
                && (present.usage() instanceof Voided
                        || (present.usage() instanceof Finalized finalized && finalized.late()));
    }

    private void checkBudgets() {
        var counted = new HashSet<UUID>();
        for (var spent : budgets.spent()) {
            Violation.unless(
                    counted.add(spent.id())
                            && world.usage().find(spent.id()) instanceof Found.Present present
                            && present.usage() instanceof Finalized finalized
                            && finalized.charged().micros() == spent.amountMicros(),
                    BUDGETED_ONCE_WHAT_WAS_CHARGED,
                    spent);
        }
    }
}
