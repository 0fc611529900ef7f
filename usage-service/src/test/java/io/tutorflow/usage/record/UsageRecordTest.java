package io.tutorflow.usage.record;

import static io.tutorflow.usage.stage.Samples.ENDED_AT;
import static io.tutorflow.usage.stage.Samples.delivery;
import static io.tutorflow.usage.stage.Samples.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.usage.generation.Failure;
import io.tutorflow.usage.generation.Generation;
import io.tutorflow.usage.record.UsageRecord.Finalized;
import io.tutorflow.usage.record.UsageRecord.Voided;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UsageRecordTest {

    private static final Money LESSON = Money.ofMicros(50_000);

    @Test
    void billsWhatWasDelivered() {
        var ended = (Finalized) recorded(10, LESSON).end(new Generation.Delivered(delivery(7)), ENDED_AT);

        assertThat(ended.billable()).isEqualTo(Money.ofMicros(350_000));
        assertThat(ended.units()).isEqualTo(Units.of(7));
        assertThat(ended.snapshot().estimated()).isFalse();
        assertThat(ended.endedAt()).isEqualTo(ENDED_AT);
    }

    @Test
    void billsNoMoreThanWasRequested() {
        var ended = recorded(10, LESSON).end(new Generation.Delivered(delivery(12)), ENDED_AT);

        assertThat(ended.billable()).isEqualTo(Money.ofMicros(500_000));
    }

    @Test
    void nothingDeliveredIsFailedWork() {
        var ended = (Voided) recorded(10, LESSON).end(new Generation.Delivered(delivery(0)), ENDED_AT);

        assertThat(ended.failure().code()).isEqualTo("nothing_delivered");
        assertThat(ended.billable()).isEqualTo(Money.ZERO);
    }

    @Test
    void failedWorkIsFree() {
        var failure = new Failure("generation_failed", "No idea");

        var ended = recorded(10, LESSON).end(new Generation.Failed(failure), ENDED_AT);

        assertThat(ended).isEqualTo(new Voided(recorded(10, LESSON).acceptance(), failure, ENDED_AT));
        assertThat(ended.billable()).isEqualTo(Money.ZERO);
    }

    @Property
    void neverBillsAboveTheHold(
            @ForAll @IntRange(min = 1, max = 100) int requested,
            @ForAll @IntRange(min = 0, max = Integer.MAX_VALUE) int delivered,
            @ForAll @IntRange(max = 10_000_000) int unitPriceMicros) {
        var recorded = recorded(requested, Money.ofMicros(unitPriceMicros));

        var ended = recorded.end(new Generation.Delivered(delivery(delivered)), ENDED_AT);

        assertThat(ended.billable())
                .isBetween(Money.ZERO, recorded.acceptance().quote().amount());
    }
}
