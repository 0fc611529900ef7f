package io.tutorflow.billing.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

class RoundTest {

    private static final Round ROUND = new Round(Logger.getLogger(RoundTest.class), "Number");

    private final List<Integer> done = new ArrayList<>();

    @Test
    void whatFailsFailsAlone() {
        round(Uni.createFrom().item(List.of(1, 2, 3, 4)));

        assertEquals(List.of(1, 4), done);
    }

    private void round(Uni<List<Integer>> due) {
        ROUND.of(() -> due, number -> number, this::work).await().indefinitely();
    }

    private Uni<Integer> work(int number) {
        if (number == 2) {
            throw new IllegalArgumentException("thrown");
        }
        return number == 3
                ? Uni.createFrom().failure(new IllegalArgumentException("failed"))
                : Uni.createFrom().item(number).invoke(done::add);
    }
}
