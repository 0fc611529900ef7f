package io.tutorflow.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Latency counts from when a request was due, and what got no answer is an error. */
class TallyTest {

    private static final long MILLI = 1_000_000;

    private final Arrivals arrivals = new Arrivals(1_000, Duration.ofSeconds(2));
    private final Tally tally = new Tally();

    @Test
    void countsAStallAgainstEveryRequestThatWasDueInIt() {
        // The first 1,000 are answered at once; then nothing is answered for a second, and after it everything.
        for (int number = 0; number < 2_000; number++) {
            long due = arrivals.dueAfterNanos(number);
            tally.begin();
            tally.end(due, number < 1_000 ? due + MILLI : 2_000 * MILLI, 201, true);
        }

        var outcome = tally.outcome(0, arrivals.count());

        assertThat(outcome.millisAt(50)).isCloseTo(1, within(0.1));
        assertThat(outcome.millisAt(75)).isCloseTo(500, within(5.0));
        assertThat(outcome.millisAt(99)).isCloseTo(980, within(5.0));
        assertThat(outcome.millisAt(100)).isCloseTo(1_000, within(5.0));
    }

    @Test
    void servesNoFasterThanTheLastAnswerCame() {
        for (int number = 0; number < 2_000; number++) {
            tally.begin();
            tally.end(arrivals.dueAfterNanos(number), 4_000 * MILLI, 201, true);
        }

        assertThat(tally.outcome(0, arrivals.count()).perSecond()).isCloseTo(500, within(0.01));
    }

    @Test
    void countsWhatWasNotAnsweredAsAFailureAndTellsWhatWasNeverSent() {
        tally.begin();
        tally.end(0, MILLI, 201, true);
        tally.begin();
        tally.end(MILLI, 2 * MILLI, 503, false);
        tally.begin();

        var outcome = tally.outcome(0, 5);

        assertThat(outcome.good()).isEqualTo(1);
        assertThat(outcome.errors()).containsEntry(503, 1L).containsEntry(Tally.NO_ANSWER, 1L);
        assertThat(outcome.failed()).isEqualTo(2);
        assertThat(outcome.errorText()).isEqualTo("2 x not sent, 1 x no answer, 1 x 503");
    }
}
