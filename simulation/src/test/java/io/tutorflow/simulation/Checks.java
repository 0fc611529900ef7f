package io.tutorflow.simulation;

import static io.tutorflow.simulation.machine.Invariant.ACCEPTED_IS_RECORDED;
import static io.tutorflow.simulation.machine.Invariant.EVERYTHING_SETTLES;
import static io.tutorflow.simulation.machine.Invariant.NOTHING_UNEXPECTED;
import static io.tutorflow.simulation.machine.Invariant.USED_UP_IS_TOLD_ONCE;

import io.tutorflow.billing.invoice.InvoiceInvariants;
import io.tutorflow.budget.reservation.BudgetInvariants;
import io.tutorflow.simulation.ledger.LedgerInvariants;
import io.tutorflow.simulation.machine.Violation;
import io.tutorflow.usage.record.BillingSource;
import io.tutorflow.usage.record.Found;
import io.tutorflow.usage.record.UsageRecord.Finalized;
import io.tutorflow.usage.record.UsageRecord.Voided;
import java.util.HashSet;
import java.util.List;

/** All invariants. What has not changed since it was looked at last is not looked at again. */
final class Checks {

    private final World world;
    private final Requests requests;
    private final LedgerInvariants ledger;
    private final BudgetInvariants budgets;
    private final InvoiceInvariants invoices;
    private final CrossChecks between;
    private final List<ToldChecks> told;
    private long seen = -1;

    Checks(World world, Requests requests) {
        this.world = world;
        this.requests = requests;
        ledger = new LedgerInvariants(world.ledger());
        budgets = new BudgetInvariants(world.budgets());
        invoices = new InvoiceInvariants(world.invoices());
        between = new CrossChecks(world, requests, ledger, budgets);
        told = List.of(
                new ToldChecks(world.usage().outbox(), world.log()),
                new ToldChecks(world.budgets().outbox(), world.log()));
    }

    void afterStep() {
        Violation.unless(requests.unexpected().isEmpty(), NOTHING_UNEXPECTED, requests.unexpected());
        checkWhatWasShown();
        long now = versions();
        if (now != seen) {
            seen = now;
            told.forEach(ToldChecks::check);
            between.check();
            ledger.check();
            invoices.check();
            budgets.check(world.time().now());
            world.school().increases().check(budgets);
        }
    }

    boolean isAtRest() {
        return world.usage().isAtRest()
                && ledger.isAtRest()
                && budgets.isAtRest()
                && invoices.areClosed(world.time().now());
    }

    /** Nothing is under way any more. */
    void atTheEnd() {
        var captured = new HashSet<>();
        ledger.ends().stream().filter(LedgerInvariants.End::captured).forEach(end -> captured.add(end.id()));
        var held = new HashSet<>();
        ledger.ends().forEach(end -> held.add(end.id()));
        var spent = new HashSet<>();
        budgets.spent().forEach(entry -> spent.add(entry.id()));
        world.usage().records().all().forEach((id, found) -> {
            if (found instanceof Found.Present present && present.usage() instanceof Finalized finalized) {
                var source = finalized.acceptance().payer().source();
                Violation.unless(
                        captured.contains(id) == (source != BillingSource.PLAN),
                        EVERYTHING_SETTLES,
                        "captured: " + finalized);
                Violation.unless(
                        spent.contains(id) == (source != BillingSource.CREDITS),
                        EVERYTHING_SETTLES,
                        "spent: " + finalized);
            } else if (found instanceof Found.Present present && present.usage() instanceof Voided voided) {
                Violation.unless(
                        held.contains(id) == voided.acceptance().held().isPositive(), EVERYTHING_SETTLES, voided);
            }
        });
        world.replicas().forEach(this::checkShortCut);
    }

    void atTheEndOfTheMonth() {
        invoices.atTheEnd();
    }

    /** What a replica refuses by itself is what budget-service would refuse. */
    private void checkShortCut(UsageReplica replica) {
        replica.news().readExceeded(world.budgetNews());
        replica.news().readRestored(world.budgetNews());
        for (var teacher : School.TEACHERS) {
            boolean refused = replica.news()
                    .budgets()
                    .of(School.SCHOOL, teacher, world.time().now())
                    .isPresent();
            Violation.unless(
                    refused
                            == budgets.isUsedUp(
                                    School.SCHOOL, teacher, world.time().now()),
                    USED_UP_IS_TOLD_ONCE,
                    teacher + " is " + (refused ? "" : "not ") + "refused at once");
        }
    }

    private void checkWhatWasShown() {
        for (var shown : requests.shown()) {
            if (shown instanceof Finalized finalized) {
                Violation.unless(
                        world.usage().find(finalized.id().value()) instanceof Found.Present present
                                && present.usage() instanceof Finalized written
                                && written.snapshot()
                                                .units()
                                                .compareTo(finalized.snapshot().units())
                                        == 0,
                        ACCEPTED_IS_RECORDED,
                        "shown: " + finalized);
            }
        }
    }

    private long versions() {
        return world.usage().database().version()
                + world.ledger().database().version()
                + world.budgets().database().version()
                + world.ledger().alarms().size()
                + world.budgets().alarms().size()
                + requests.accepted().size()
                + world.log().size();
    }
}
