package io.tutorflow.billing.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DiscrepanciesTest {

    private static final AccountId ACCOUNT = new AccountId(new UUID(1, 1));
    private static final HoldId RECORD = new HoldId(new UUID(2, 1));

    @Test
    void theSameOnBothSidesIsNone() {
        var found = Discrepancies.between(List.of(captured(35), voided(8)), List.of(voided(8), captured(35)));

        assertEquals(new Discrepancies(Map.of(), List.of(), List.of()), found);
    }

    @Test
    void whatTheLedgerLacksIsMissing() {
        var found = Discrepancies.between(List.of(), List.of(captured(35)));

        assertEquals(Map.of(RECORD, ACCOUNT), found.missing());
    }

    @Test
    void aVoidOfWorkThatWasDeliveredAfterAllLacksItsCapture() {
        var found = Discrepancies.between(List.of(end(RECORD, false, 0)), List.of(captured(0)));

        assertEquals(Map.of(RECORD, ACCOUNT), found.missing());
        assertTrue(found.surplus().isEmpty());
    }

    @Test
    void aCaptureOfWhatWasNotFinalizedIsSurplus() {
        var unknown = Discrepancies.between(List.of(captured(35)), List.of());
        var voided = Discrepancies.between(List.of(captured(35)), List.of(end(RECORD, false, 0)));

        assertEquals(List.of(captured(35)), unknown.surplus());
        assertEquals(List.of(captured(35)), voided.surplus());
    }

    @Test
    void anotherAmountOrAccountContradicts() {
        var other = new End(RECORD, new AccountId(new UUID(1, 2)), true, 35);

        assertEquals(
                List.of(captured(35)),
                Discrepancies.between(List.of(captured(35)), List.of(captured(36)))
                        .contradicting());
        assertEquals(
                List.of(captured(35)),
                Discrepancies.between(List.of(captured(35)), List.of(other)).contradicting());
    }

    private static End captured(long micros) {
        return end(RECORD, true, micros);
    }

    private static End voided(long id) {
        return end(new HoldId(new UUID(2, id)), false, 0);
    }

    private static End end(HoldId id, boolean captured, long micros) {
        return new End(id, ACCOUNT, captured, micros);
    }
}
