package io.tutorflow.billing.meter.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is in doubt is sent again only if Stripe's count cannot include it. */
class VerdictTest {

    private static final LocalDate DAY = LocalDate.parse("2026-06-10");
    private static final Instant ASKED = Instant.parse("2026-06-12T06:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2026-06-10T10:00:00Z");

    @Test
    void whatStripeLacksIsMissing() {
        assertThat(of(new Ours(10, 0, 0, 0), 10)).isInstanceOf(Verdict.Missing.class);
    }

    @Test
    void whatStripeHasCountedHasArrived() {
        assertThat(of(new Ours(10, 0, 0, 0), 15)).isInstanceOf(Verdict.Arrived.class);
    }

    @Test
    void anythingElseIsForAPersonWithBothFigures() {
        assertThat(of(new Ours(10, 0, 0, 0), 12))
                .isEqualTo(new Verdict.Unclear("Nobody knows whether Stripe has it: for 2026-06-10 it has counted 12,"
                        + " 10 were reported, and 5 more may have arrived"));
        assertThat(of(new Ours(10, 0, 0, 0), 9)).isInstanceOf(Verdict.Unclear.class);
    }

    @Test
    void nothingIsDecidedWhileOtherUsageOfTheDayIsOnItsWay() {
        assertThat(of(new Ours(10, 1, 0, 0), 10)).isInstanceOf(Verdict.NotYet.class);
        assertThat(of(new Ours(10, 0, 1, 0), 10)).isInstanceOf(Verdict.NotYet.class);
    }

    @Test
    void nothingIsDecidedBeforeTheDayIsCounted() {
        var justOver = Instant.parse("2026-06-11T00:59:59Z");
        var counted = Instant.parse("2026-06-11T01:00:00Z");

        assertThat(at(justOver, justOver.minusSeconds(90_000))).isInstanceOf(Verdict.NotYet.class);
        assertThat(at(counted, counted.minusSeconds(90_000))).isInstanceOf(Verdict.Missing.class);
    }

    /** Somebody may be sending it. */
    @Test
    void nothingIsDecidedBeforeADayHasPassed() {
        assertThat(at(ASKED, ASKED.minusSeconds(86_399))).isInstanceOf(Verdict.NotYet.class);
        assertThat(at(ASKED, ASKED.minusSeconds(86_400))).isInstanceOf(Verdict.Missing.class);
    }

    private static Verdict of(Ours ours, long counted) {
        return Verdict.of(DAY, List.of(doubt(2, LONG_AGO), doubt(3, LONG_AGO)), ours, counted, ASKED);
    }

    private static Verdict at(Instant asked, Instant sent) {
        return Verdict.of(DAY, List.of(doubt(5, sent)), new Ours(10, 0, 0, 0), 10, asked);
    }

    private static Doubt doubt(long value, Instant sent) {
        return new Doubt(UUID.randomUUID(), UUID.randomUUID(), new MeterDay("lesson", DAY), value, sent);
    }
}
