package io.tutorflow.billing.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private static final Retries RETRIES = new Retries(Duration.ofMinutes(2), Duration.ofMinutes(10), 4);

    @Test
    void waitsTwiceAsLongEachTimeUpToTheLongest() {
        assertEquals(Duration.ofMinutes(2), RETRIES.pauseAfter(1));
        assertEquals(Duration.ofMinutes(4), RETRIES.pauseAfter(2));
        assertEquals(Duration.ofMinutes(8), RETRIES.pauseAfter(3));
        assertEquals(Duration.ofMinutes(10), RETRIES.pauseAfter(4));
        assertEquals(Duration.ofMinutes(10), RETRIES.pauseAfter(Integer.MAX_VALUE));
    }

    @Test
    void parksAfterTheLastAttempt() {
        assertEquals(new Outcome.Again(Duration.ofMinutes(8), "full"), RETRIES.after(3, "full"));
        assertEquals(new Outcome.Parked("full"), RETRIES.after(4, "full"));
    }

    @Test
    void forEverIsNeverParked() {
        var retries = Retries.forever(Duration.ofMinutes(1), Duration.ofMinutes(1));

        assertEquals(new Outcome.Again(Duration.ofMinutes(1), "away"), retries.after(1_000_000, "away"));
    }
}
