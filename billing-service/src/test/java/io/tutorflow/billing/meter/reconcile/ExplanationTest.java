package io.tutorflow.billing.meter.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void equalSumsNeedNone() {
        assertThat(Explanation.of(new Ours(7, 0, 0, 0), 7)).isEmpty();
        assertThat(Explanation.of(new Ours(7, 7, 3, 0), 7)).isEmpty();
    }

    @Test
    void whatWasReportedLatelyMayBeMissing() {
        assertThat(Explanation.of(new Ours(7, 2, 0, 0), 6)).contains(Explanation.NOT_COUNTED_YET);
        assertThat(Explanation.of(new Ours(7, 2, 0, 0), 5)).contains(Explanation.NOT_COUNTED_YET);
    }

    @Test
    void whatIsInFlightMayHaveArrived() {
        assertThat(Explanation.of(new Ours(7, 0, 2, 0), 8)).contains(Explanation.IN_FLIGHT);
        assertThat(Explanation.of(new Ours(7, 0, 2, 0), 9)).contains(Explanation.IN_FLIGHT);
    }

    @Test
    void whatIsMoreOrLessThanThatIsForAPerson() {
        assertThat(Explanation.of(new Ours(7, 2, 2, 0), 4)).contains(Explanation.UNEXPLAINED);
        assertThat(Explanation.of(new Ours(7, 2, 2, 0), 10)).contains(Explanation.UNEXPLAINED);
        assertThat(Explanation.of(new Ours(7, 0, 2, 0), 6)).contains(Explanation.UNEXPLAINED);
        assertThat(Explanation.of(new Ours(7, 2, 0, 0), 8)).contains(Explanation.UNEXPLAINED);
    }

    @Test
    void whatIsMissingMayHaveBeenRefused() {
        assertThat(Explanation.of(new Ours(7, 2, 0, 1), 4)).contains(Explanation.REJECTED);
        assertThat(Explanation.of(new Ours(7, 2, 0, 1), 6)).contains(Explanation.NOT_COUNTED_YET);
        assertThat(Explanation.of(new Ours(7, 2, 0, 1), 8)).contains(Explanation.UNEXPLAINED);
    }
}
