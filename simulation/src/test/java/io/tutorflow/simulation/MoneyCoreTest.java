package io.tutorflow.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.tutorflow.simulation.machine.Invariant;
import io.tutorflow.simulation.machine.PlantedBug;
import org.junit.jupiter.api.Test;

/** No history of the money core breaks a promise. The test says so by its printed line; a history that does, it prints. */
class MoneyCoreTest {

    private static final long FIRST_SEED = Long.getLong("simulation.seed", 1);

    /** A fifth of them in every run: a bug that was planted shows within a tenth. */
    private static final long STEPS =
            Long.getLong("simulation.steps", Boolean.getBoolean("long") ? 1_000_000 : 200_000);

    /** A planted bug is found within so many: a few seconds of search. */
    private static final long STEPS_TO_FIND = 100_000;

    @Test
    void keepsEveryPromiseAfterEveryStep() {
        var simulation = new Simulation(PlantedBug.NONE);

        var finding = simulation.search(FIRST_SEED, STEPS);

        System.out.println(simulation.summary());
        finding.ifPresent(found -> fail(found.toString()));
        assertThat(simulation.steps()).isGreaterThanOrEqualTo(STEPS);
    }

    @Test
    void theSameSeedIsTheSameHistory() {
        var once = new Run(FIRST_SEED, PlantedBug.NONE, true);
        var again = new Run(FIRST_SEED, PlantedBug.NONE, true);

        once.go(new java.util.BitSet());
        again.go(new java.util.BitSet());

        assertThat(again.fingerprint()).isEqualTo(once.fingerprint());
        assertThat(again.history()).isEqualTo(once.history());
    }

    @Test
    void findsACaptureThatIsMadeTwice() {
        assertFound(PlantedBug.CAPTURE_TWICE, Invariant.CHARGED_ONCE_WHAT_WAS_FINALIZED);
    }

    @Test
    void findsACaptureOfWorkThatWasVoided() {
        assertFound(PlantedBug.CAPTURE_AFTER_VOID, Invariant.A_RECORD_ENDS_ONCE);
    }

    @Test
    void findsAHoldThatIsNotChecked() {
        assertFound(PlantedBug.HOLD_WITHOUT_CHECK, Invariant.NOBODY_OVERSPENDS);
    }

    @Test
    void findsADecisionOnAWalletThatHasChanged() {
        assertFound(
                PlantedBug.STALE_WALLET_READ, Invariant.BALANCES_FOLLOW_FROM_TRANSFERS, Invariant.HELD_IS_WHAT_IS_OPEN);
    }

    @Test
    void findsALostOutboxRow() {
        assertFound(PlantedBug.LOST_OUTBOX_ROW, Invariant.NOTHING_IS_UNTOLD);
    }

    @Test
    void findsEventsInTheWrongOrder() {
        assertFound(PlantedBug.EVENT_ORDER_SWAPPED, Invariant.TOLD_IN_ORDER);
    }

    @Test
    void findsAMissingTombstone() {
        assertFound(PlantedBug.TOMBSTONE_MISSING, Invariant.NEVER_MEANS_NEVER);
    }

    @Test
    void findsAReservationThatCountsInTheWrongPeriod() {
        assertFound(PlantedBug.RESERVATION_OF_THE_WRONG_PERIOD, Invariant.SPEND_FOLLOWS_FROM_RESERVATIONS);
    }

    @Test
    void findsABudgetThatIsCountedTwice() {
        assertFound(PlantedBug.BUDGET_COUNTED_TWICE, Invariant.BUDGETED_ONCE_WHAT_WAS_CHARGED);
    }

    @Test
    void findsASecondAllowance() {
        assertFound(PlantedBug.SECOND_ALLOWANCE, Invariant.PLANS_GIVE_ONE_ALLOWANCE);
    }

    @Test
    void findsAnApprovalThatIsGivenTwice() {
        assertFound(PlantedBug.APPROVED_TWICE, Invariant.RAISED_AS_GRANTED);
    }

    @Test
    void findsAnAmountThatIsRoundedDown() {
        assertFound(PlantedBug.ROUNDING_DOWN, Invariant.SNAPSHOTS_RECOMPUTE);
    }

    @Test
    void findsThatNobodyComparesUsageWithTheLedger() {
        assertFound(PlantedBug.NOTHING_IS_COMPARED, Invariant.EVERYTHING_SETTLES);
    }

    @Test
    void findsACaptureOnTwoInvoices() {
        assertFound(PlantedBug.CAPTURE_ON_TWO_INVOICES, Invariant.ON_ONE_DOCUMENT);
    }

    @Test
    void findsAVoidDocumentThatKeepsItsCaptures() {
        assertFound(PlantedBug.VOID_KEEPS_ITS_CAPTURES, Invariant.ON_ONE_DOCUMENT);
    }

    @Test
    void findsLateUsageThatIsDropped() {
        assertFound(PlantedBug.LATE_USAGE_DROPPED, Invariant.ON_ONE_DOCUMENT);
    }

    @Test
    void findsALineThatIsClearedTwice() {
        assertFound(
                PlantedBug.LINE_CLEARED_TWICE,
                Invariant.THE_LINE_IS_WHAT_IS_NOT_PAID,
                Invariant.THE_BOOKS_AGREE,
                Invariant.CONSTRAINTS_ARE_NEVER_NEEDED);
    }

    @Test
    void findsACreditNoteThatIsMadeTwice() {
        assertFound(PlantedBug.CREDIT_NOTE_TWICE, Invariant.CREDITED_ONCE);
    }

    @Test
    void findsACreditBeyondWhatIsLeft() {
        assertFound(PlantedBug.CREDITED_BEYOND_WHAT_IS_LEFT, Invariant.NOTES_ADD_UP);
    }

    @Test
    void findsACreditNoteThatRoundsItsOwnTax() {
        assertFound(PlantedBug.CREDIT_NOTE_TAXED_BY_ITSELF, Invariant.NOTES_ADD_UP);
    }

    @Test
    void findsMoneyThatGoesBackAnotherWayThanItCame() {
        assertFound(PlantedBug.GIVEN_BACK_ANOTHER_WAY, Invariant.THE_BOOKS_AGREE);
    }

    private static void assertFound(PlantedBug bug, Invariant... broken) {
        var simulation = new Simulation(bug);

        var finding = simulation.search(FIRST_SEED, STEPS_TO_FIND);

        var invariant = finding.map(found -> found.violation().invariant());
        System.out.println(bug + ": " + invariant.map(Invariant::name).orElse("not found") + " after "
                + simulation.steps() + " steps");
        assertThat(invariant).as("what %s breaks", bug).isPresent();
        assertThat(invariant.orElseThrow()).isIn((Object[]) broken);
    }
}
