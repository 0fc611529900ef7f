package io.tutorflow.billing.meter.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void equalSumsNeedNone() {
        assertThat(Explanation.of(new Ours(7, 0, 0), 7)).isEmpty();
        assertThat(Explanation.of(new Ours(7, 7, 3), 7)).isEmpty();
    }

    @Test
    void whatWasReportedLatelyMayBeMissing() {
        assertThat(Explanation.of(new Ours(7, 2, 0), 6)).contains(Explanation.NOT_COUNTED_YET);
        assertThat(Explanation.of(new Ours(7, 2, 0), 5)).contains(Explanation.NOT_COUNTED_YET);
    }

    @Test
    void whatIsInFlightMayHaveArrived() {
        assertThat(Explanation.of(new Ours(7, 0, 2), 8)).contains(Explanation.IN_FLIGHT);
        assertThat(Explanation.of(new Ours(7, 0, 2), 9)).contains(Explanation.IN_FLIGHT);
    }

    @Test
    void whatIsMoreOrLessThanThatIsForAPerson() {
        assertThat(Explanation.of(new Ours(7, 2, 2), 4)).contains(Explanation.UNEXPLAINED);
        assertThat(Explanation.of(new Ours(7, 2, 2), 10)).contains(Explanation.UNEXPLAINED);
        assertThat(Explanation.of(new Ours(7, 0, 2), 6)).contains(Explanation.UNEXPLAINED);
        assertThat(Explanation.of(new Ours(7, 2, 0), 8)).contains(Explanation.UNEXPLAINED);
    }
}
