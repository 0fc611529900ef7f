package io.tutorflow.billing.ledger.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DiscrepanciesTest {

    private static final AccountId ACCOUNT = new AccountId(new UUID(1, 1));
    private static final Instant ARRIVED = Instant.parse("2026-11-29T10:00:00Z");
    private static final Instant EARLIER = ARRIVED.minusSeconds(1);
    private static final HoldId RECORD = new HoldId(new UUID(2, 1));

    @Test
    void theSameOnBothSidesIsNone() {
        var found = between(List.of(captured(35), voided(8)), List.of(voided(8), captured(35)));

        assertEquals(new Discrepancies(List.of(), List.of(), List.of()), found);
    }

    @Test
    void whatTheLedgerLacksIsMissing() {
        var found = between(List.of(), List.of(captured(35)));

        assertEquals(List.of(captured(35)), found.missing());
    }

    @Test
    void aVoidOfWorkThatWasDeliveredAfterAllLacksItsCapture() {
        var found = between(List.of(end(RECORD, false, 0)), List.of(captured(0)));

        assertEquals(List.of(captured(0)), found.missing());
        assertTrue(found.surplus().isEmpty());
    }

    @Test
    void aCaptureOfWhatWasNotFinalizedIsSurplus() {
        var unknown = between(List.of(captured(35)), List.of());
        var voided = between(List.of(captured(35)), List.of(end(RECORD, false, 0)));

        assertEquals(List.of(captured(35)), unknown.surplus());
        assertEquals(List.of(captured(35)), voided.surplus());
    }

    @Test
    void anotherAmountOrAccountContradicts() {
        var other = new End(RECORD, new AccountId(new UUID(1, 2)), true, 35, EARLIER);

        assertEquals(
                List.of(captured(35)),
                between(List.of(captured(35)), List.of(captured(36))).contradicting());
        assertEquals(
                List.of(captured(35)),
                between(List.of(captured(35)), List.of(other)).contradicting());
    }

    @Test
    void whatEndedLatelyMayBeOnItsWay() {
        var lately = new End(RECORD, ACCOUNT, true, 35, ARRIVED.plusNanos(1));
        var justInTime = new End(RECORD, ACCOUNT, true, 35, ARRIVED);
        var unsaid = new End(RECORD, ACCOUNT, true, 35, null);

        assertEquals(List.of(), between(List.of(), List.of(lately)).missing());
        assertEquals(
                List.of(justInTime), between(List.of(), List.of(justInTime)).missing());
        assertEquals(List.of(unsaid), between(List.of(), List.of(unsaid)).missing());
    }

    @Test
    void aSecondLookFindsWhatHasArrived() {
        var missing = List.of(captured(35));

        assertEquals(List.of(), Discrepancies.stillMissing(missing, List.of(captured(35))));
        assertEquals(missing, Discrepancies.stillMissing(missing, List.of(end(RECORD, false, 0))));
        assertEquals(missing, Discrepancies.stillMissing(missing, List.of()));
        assertEquals(List.of(), Discrepancies.stillMissing(List.of(voided(8)), List.of(voided(8))));
    }

    private static Discrepancies between(List<End> ledger, List<End> usage) {
        return Discrepancies.between(ledger, usage, ARRIVED);
    }

    private static End captured(long micros) {
        return end(RECORD, true, micros);
    }

    private static End voided(long id) {
        return end(new HoldId(new UUID(2, id)), false, 0);
    }

    private static End end(HoldId id, boolean captured, long micros) {
        return new End(id, ACCOUNT, captured, micros, EARLIER);
    }
}
