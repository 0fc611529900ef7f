package io.tutorflow.usage.charge;

import static io.tutorflow.usage.stage.Samples.recorded;
import static io.tutorflow.usage.stage.Samples.submission;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.money.Money;
import io.tutorflow.usage.record.Found;
import io.tutorflow.usage.record.Mode;
import org.junit.jupiter.api.Test;

class StepTest {

    private static final Found PRESENT = new Found.Present(recorded(5, Money.ofMicros(50_000)));

    @Test
    void theSameBodyIsReplayedWhateverItsMode() {
        assertThat(Step.by(PRESENT, submission(5, "Photosynthesis", Mode.ASYNC)))
                .isEqualTo(new ChargeResult.Replayed(recorded(5, Money.ofMicros(50_000))));
    }

    @Test
    void anotherBodyIsAConflict() {
        assertThat(Step.by(PRESENT, submission(6, "Photosynthesis", Mode.SYNC)))
                .isEqualTo(new ChargeResult.KeyReused());
    }

    @Test
    void aTombstoneLeadsToTheNextId() {
        assertThat(Step.by(new Found.Tombstone(), submission(5, "Photosynthesis", Mode.SYNC)))
                .isEqualTo(new Step.NextId());
    }

    @Test
    void whatIsNotThereIsNotSettled() {
        assertThat(Step.by(new Found.Absent(), submission(5, "Photosynthesis", Mode.SYNC)))
                .isEqualTo(new ChargeResult.Unsettled());
    }
}
