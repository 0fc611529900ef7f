package io.tutorflow.messaging;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReadingPositionTest {

    @Test
    void readsARowThatWasCommittedAfterOthersWithHigherIds() {
        var position = new ReadingPosition(ReadingPosition.LOOK_BACK);

        position.told(5_000);

        assertTrue(position.above() < 5_000 - 500);
    }

    @Test
    void doesNotReadAllThatWasEverToldEachTime() {
        var position = new ReadingPosition(ReadingPosition.LOOK_BACK);

        position.told(5_000);

        assertTrue(position.above() > 3_000);
    }

    @Test
    void readsTheWholeTableWhenItIsTold() {
        var position = new ReadingPosition(ReadingPosition.LOOK_BACK);
        position.told(5_000);

        position.wholeTable();

        assertTrue(position.above() <= 0);
    }
}
