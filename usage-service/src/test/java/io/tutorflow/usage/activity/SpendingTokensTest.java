package io.tutorflow.usage.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.StandardActivityPrices;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldRequest;
import io.tutorflow.internal.reservation.ReservationAnswer;
import io.tutorflow.internal.reservation.ReservationRefusal;
import io.tutorflow.internal.reservation.ReservationRequest;
import io.tutorflow.internal.reservation.ReservationSource;
import io.tutorflow.internal.reservation.ReservationState;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.ActivityKey;
import io.tutorflow.usage.catalog.ActivityPriceList;
import io.tutorflow.usage.catalog.ActivityPrices;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.charge.Authorisation;
import io.tutorflow.usage.charge.Charge;
import io.tutorflow.usage.charge.ChargeResult;
import io.tutorflow.usage.charge.KeyScope;
import io.tutorflow.usage.hold.Holds;
import io.tutorflow.usage.record.BillingSource;
import io.tutorflow.usage.record.Mode;
import io.tutorflow.usage.record.Payer;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.reservation.ExhaustedBudgets;
import io.tutorflow.usage.reservation.Reservations;
import io.tutorflow.usage.stage.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpendingTokensTest {

    private static final UUID ID = UUID.fromString("01930000-0000-7000-8000-000000000001");
    private static final SchoolCaller TEACHER = new SchoolCaller(Samples.ACCOUNT, "ada", SchoolCaller.TEACHER);

    private static final Activity LESSON = activity(Category.AI_LESSON_GENERATION);
    private static final Activity COVER = activity(Category.COVER_IMAGE);

    private final List<UUID> released = new ArrayList<>();
    private final List<HoldRequest> held = new ArrayList<>();

    @Test
    void holdsWhatIsReserved() {
        var authorisation = authorise(LESSON, Money.ofCredits(120));

        assertThat(authorisation).isInstanceOf(Authorisation.Granted.class);
        assertThat(held.getFirst().amount()).isEqualTo(Money.ofCredits(120));
    }

    @Test
    void leavesAReservationAloneThatAnotherRequestMadeUnderItsId() {
        var authorisation = authorise(LESSON, Money.ofCredits(25));

        assertThat(authorisation).isInstanceOf(Authorisation.Taken.class);
        assertThat(released).containsExactly(ID);
        assertThat(held).isEmpty();
    }

    @Test
    void doesNotHoldMoreThanItAskedFor() {
        var authorisation = authorise(COVER, Money.ofCredits(500));

        assertThat(authorisation).isInstanceOf(Authorisation.Taken.class);
        assertThat(held).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("strangeAnswers")
    void anUnknownOutcomeIsA503BecauseTokensMayBeReserved(ReservationAnswer strange) {
        assertThatThrownBy(() -> authorise(COVER, strange))
                .isInstanceOfSatisfying(
                        ApiProblem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ErrorCode.PLATFORM_UNAVAILABLE));
        assertThat(held).isEmpty();
    }

    @Test
    void aRefusalForAnUnknownReasonIsARefusal() {
        var refused = new ReservationAnswer.Refused(ID, ReservationRefusal.OTHER, null);

        assertThat(authorise(COVER, refused)).isEqualTo(new ChargeResult.NotReserved(refused));
    }

    /** What a newer budget-service may say, or one that failed. */
    static Stream<ReservationAnswer> strangeAnswers() {
        return Stream.of(
                new ReservationAnswer.NotUnderstood(ID),
                new ReservationAnswer.Failed(ID),
                new ReservationAnswer.Known(ID, ReservationSource.TOKENS, ReservationState.NOT_UNDERSTOOD, 1),
                new ReservationAnswer.Reserved(ID, ReservationSource.NOT_UNDERSTOOD, 1));
    }

    private Authorisation authorise(Activity activity, Money reserved) {
        return authorise(activity, new ReservationAnswer.Reserved(ID, ReservationSource.TOKENS, reserved.micros()));
    }

    private Authorisation authorise(Activity activity, ReservationAnswer reserved) {
        Holds holds = request -> {
            held.add(request);
            return Uni.createFrom().item(new HoldAnswer.Placed(request.holdId(), request.amount()));
        };
        return new SpendingTokens(answering(reserved), holds, new ExhaustedBudgets(), TEACHER, at -> activity)
                .authorise(charge(activity), new RecordId(ID))
                .await()
                .indefinitely();
    }

    private Reservations answering(ReservationAnswer answer) {
        return new Reservations() {
            @Override
            public Uni<ReservationAnswer> reserve(ReservationRequest request) {
                return Uni.createFrom().item(answer);
            }

            @Override
            public Uni<Void> release(UUID reservationId) {
                released.add(reservationId);
                return Uni.createFrom().voidItem();
            }
        };
    }

    private static Activity activity(Category category) {
        return Activity.of(new ActivityKey(category, "default"), Units.of(1), prices());
    }

    private static Charge charge(Activity activity) {
        return new Charge(
                new Payer(Samples.ACCOUNT, Samples.ACCOUNT, "ada", BillingSource.TOKENS),
                null,
                Samples.submission(1, "Photosynthesis", Mode.SYNC),
                activity.worth(),
                Samples.RECORDED_AT,
                new KeyScope(Samples.ACCOUNT, "school", "k").ids(Samples.RECORDED_AT, new Random(1)));
    }

    private static ActivityPriceList prices() {
        var prices = new ActivityPrices();
        prices.apply(StandardActivityPrices.told());
        return prices.inForce(UUID.randomUUID(), null, Instant.now());
    }
}
