package io.tutorflow.billing.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Amounts that are rounded together, not each by itself. */
class LargestRemainderTest {

    private static final long CENT = 10_000;

    @Test
    void whoWasCutOffTheMostGetsTheNext() {
        assertEquals(
                List.of(3_000L, 151L, 106L),
                LargestRemainder.spread(3_257, CENT, List.of(30_000_000L, 1_515_000L, 1_057_500L)));
    }

    @Test
    void anotherSumIsRefused() {
        for (long sum : List.of(-1L, 0L, 3L)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> LargestRemainder.spread(sum, CENT, List.of(CENT + 1)),
                    "" + sum);
        }
    }

    @Property
    void eachIsWithinOneOfWhatItWasAndTheyComeToTheSum(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 10_000_000_000L) Long> exact) {
        long total = exact.stream().mapToLong(Long::longValue).sum();
        long sum = (total + CENT / 2) / CENT;

        var whole = LargestRemainder.spread(sum, CENT, exact);

        assertEquals(sum, whole.stream().mapToLong(Long::longValue).sum());
        for (int at = 0; at < exact.size(); at++) {
            assertTrue(Math.abs(whole.get(at) * CENT - exact.get(at)) < CENT, exact + " became " + whole);
        }
    }
}
