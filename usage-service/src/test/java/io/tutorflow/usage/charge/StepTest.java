package io.tutorflow.usage.charge;

import static io.tutorflow.usage.stage.Samples.ENDED_AT;
import static io.tutorflow.usage.stage.Samples.recorded;
import static io.tutorflow.usage.stage.Samples.submission;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.money.Money;
import io.tutorflow.usage.generation.Failure;
import io.tutorflow.usage.record.Found;
import io.tutorflow.usage.record.Mode;
import io.tutorflow.usage.record.Submission;
import io.tutorflow.usage.session.SummaryIds;
import io.tutorflow.usage.stage.Samples;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StepTest {

    private static final Money LESSON = Money.ofMicros(50_000);
    private static final Found PRESENT = new Found.Present(recorded(5, LESSON));
    private static final Found FAILED =
            new Found.Present(recorded(5, LESSON).voided(new Failure("generation_failed", "No idea"), ENDED_AT));
    private static final Naming KEY = new KeyScope(Samples.ACCOUNT, "courses", "k");
    private static final Naming SESSION = new SummaryScope(new SummaryIds(Samples.ACCOUNT, "session-1", 0));

    @Test
    void theSameBodyIsReplayedWhateverItsMode() {
        assertThat(Step.by(PRESENT, charge(KEY, submission(5, "Photosynthesis", Mode.ASYNC))))
                .isEqualTo(new ChargeResult.Replayed(recorded(5, LESSON)));
    }

    @Test
    void anotherBodyIsAConflict() {
        assertThat(Step.by(PRESENT, charge(KEY, submission(6, "Photosynthesis", Mode.SYNC))))
                .isEqualTo(new ChargeResult.KeyReused());
    }

    @Test
    void aTombstoneLeadsToTheNextId() {
        assertThat(Step.by(new Found.Tombstone(), charge(KEY, submission(5, "Photosynthesis", Mode.SYNC))))
                .isEqualTo(new Step.NextId());
    }

    @Test
    void whatIsNotThereIsNotSettled() {
        assertThat(Step.by(new Found.Absent(), charge(KEY, submission(5, "Photosynthesis", Mode.SYNC))))
                .isEqualTo(new ChargeResult.Unsettled());
    }

    @Test
    void whatFailedUnderAKeyIsReplayedAndASessionsSummaryIsTriedAgain() {
        var asked = submission(5, "Photosynthesis", Mode.SYNC);

        assertThat(Step.by(FAILED, charge(KEY, asked))).isInstanceOf(ChargeResult.Replayed.class);
        assertThat(Step.by(FAILED, charge(SESSION, asked))).isEqualTo(new Step.NextId());
    }

    @Test
    void theSummaryOfASessionIsOneWhateverIsAskedFor() {
        assertThat(Step.by(PRESENT, charge(SESSION, submission(6, "Another", Mode.SYNC))))
                .isEqualTo(new ChargeResult.Replayed(recorded(5, LESSON)));
    }

    private static Charge charge(Naming name, Submission submission) {
        var accepted = recorded(5, LESSON).acceptance();
        return new Charge(
                accepted.payer(),
                null,
                submission,
                accepted.quote(),
                Samples.RECORDED_AT,
                name.ids(Samples.RECORDED_AT, new Random(1)));
    }
}
