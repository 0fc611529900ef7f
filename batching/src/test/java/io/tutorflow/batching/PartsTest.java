package io.tutorflow.batching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {

    private final Parts<Integer> odd = Parts.of(List.of(1, 2, 3, 5, 6), number -> number % 2 == 1);

    @Test
    void areTheChosenAndTheOthers() {
        assertEquals(List.of(1, 3, 5), odd.chosen());
        assertEquals(List.of(2, 6), odd.others());
        assertEquals(List.of("a", "c", "d"), odd.sameOf(List.of("a", "b", "c", "d", "e")));
    }

    @Test
    void comeTogetherInTheOrderOfTheWhole() {
        assertEquals(List.of("a", "b", "c", "d", "e"), odd.together(List.of("a", "c", "d"), List.of("b", "e")));
    }
}
