package io.tutorflow.usage.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldRefusal;
import io.tutorflow.internal.hold.HoldRequest;
import io.tutorflow.internal.hold.HoldState;
import io.tutorflow.money.Money;
import io.tutorflow.usage.catalog.Quote;
import io.tutorflow.usage.record.Mode;
import io.tutorflow.usage.record.Payer;
import io.tutorflow.usage.stage.Samples;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AfterHoldTest {

    private static final UUID ID = new UUID(1, 1);
    private static final Money FIVE = Money.ofCredits(5);
    private static final HoldRequest REQUEST = HoldRequest.estimate(ID, Samples.ACCOUNT, null, FIVE);

    @Test
    void whatIsSetAsideMayBeRecorded() {
        assertThat(after(new HoldAnswer.Placed(ID, FIVE))).isInstanceOf(Authorisation.Granted.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = HoldState.class,
            names = {"OPEN", "CAPTURED"})
    void soMayARepeatOfTheSameAmountAndNoOther(HoldState state) {
        assertThat(after(new HoldAnswer.Known(ID, state, FIVE))).isInstanceOf(Authorisation.Granted.class);
        assertThat(after(new HoldAnswer.Known(ID, state, Money.ofCredits(6)))).isEqualTo(new Authorisation.Taken());
    }

    @Test
    void whatWasReleasedIsNeverCharged() {
        assertThat(after(new HoldAnswer.Known(ID, HoldState.VOIDED, FIVE))).isEqualTo(new Authorisation.Released());
    }

    @Test
    void aRefusalIsTheLedgersOwn() {
        var refused = new HoldAnswer.Refused(ID, HoldRefusal.CREDITS_EXHAUSTED, FIVE, Money.ZERO);

        assertThat(after(refused)).isEqualTo(new ChargeResult.Refused(refused));
    }

    @Test
    void anAnswerThatIsNotUnderstoodIsAn503BecauseSomethingMayBeHeld() {
        assertUnavailable(new HoldAnswer.NotUnderstood(ID));
        assertUnavailable(new HoldAnswer.Known(ID, HoldState.NOT_UNDERSTOOD, FIVE));
    }

    @Test
    void soIsAHoldThatTheLedgerFailedAt() {
        assertUnavailable(new HoldAnswer.Failed(ID));
    }

    private static void assertUnavailable(HoldAnswer answer) {
        assertThatThrownBy(() -> after(answer))
                .isInstanceOfSatisfying(
                        ApiProblem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ErrorCode.PLATFORM_UNAVAILABLE));
    }

    private static Authorisation after(HoldAnswer answer) {
        return AfterHold.authorise(
                answer, REQUEST, held -> new Authorisation.Granted(charge()), ChargeResult.Refused::new);
    }

    private static Charge charge() {
        return new Charge(
                new Payer(Samples.ACCOUNT, "key"),
                null,
                Samples.submission(1, "Photosynthesis", Mode.SYNC),
                new Quote(Samples.estimate(1, Money.ofCredits(1)), 1),
                Samples.RECORDED_AT,
                new KeyScope(Samples.ACCOUNT, "courses", "k").ids(Samples.RECORDED_AT, new Random(1)));
    }
}
