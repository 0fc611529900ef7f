package io.tutorflow.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FairShareTest {

    private final AtomicInteger places = new AtomicInteger(100);
    private final FairShare<String> share = new FairShare<>(places::get);

    @Test
    void oneAloneTakesHalfAndNoMore() {
        assertEquals(50, takenBy("one"));

        assertEquals(Room.SHARE_USED_UP, share.take("one"));
        assertEquals(Room.TAKEN, share.take("two"));
    }

    @Test
    void theOthersTakeAQuarterEachOfWhatIsLeft() {
        takenBy("one");

        assertEquals(25, takenBy("two"));
        assertEquals(25, takenBy("three"));
        assertEquals(Room.FULL, share.take("four"));
    }

    @Test
    void ofFewPlacesEveryOwnerGetsEight() {
        places.set(16);

        assertEquals(8, takenBy("one"));
        assertEquals(8, takenBy("two"));
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        takenBy("one");
        takenBy("two");
        share.giveBack("two");

        assertEquals(74, share.taken());
        assertEquals(1, takenBy("two"));
    }

    @Test
    void nobodyLosesAPlaceWhenThereAreFewer() {
        takenBy("one");
        places.set(10);

        assertEquals(50, share.taken());
        assertEquals(0, share.free());
        assertEquals(Room.FULL, share.take("two"));
    }

    @Test
    void whatHasBegunIsTakenBeyondTheShareAndNotBeyondAll() {
        takenBy("one");

        assertTrue(share.takeBeyondShare("one"));
        assertEquals(51, share.taken());
        takenBy("two");
        takenBy("three");
        assertEquals(Room.FULL, share.take("four"));
        assertFalse(share.takeBeyondShare("four"));
    }

    @Test
    void whatWasNotTakenCannotBeGivenBack() {
        assertThrows(IllegalStateException.class, () -> share.giveBack("nobody"));
    }

    private int takenBy(String owner) {
        int count = 0;
        while (share.take(owner) == Room.TAKEN) {
            count++;
        }
        return count;
    }
}
