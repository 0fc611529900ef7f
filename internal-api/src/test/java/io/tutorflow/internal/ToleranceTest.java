package io.tutorflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tutorflow.internal.account.FoundAccounts;
import io.tutorflow.internal.account.FoundKind;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldAnswers;
import io.tutorflow.internal.hold.HoldRefusal;
import io.tutorflow.internal.hold.HoldRequest;
import io.tutorflow.internal.hold.HoldState;
import io.tutorflow.internal.raise.RaiseAnswer;
import io.tutorflow.internal.raise.RaiseOutcome;
import io.tutorflow.internal.reservation.ReservationAnswer;
import io.tutorflow.internal.reservation.ReservationAnswers;
import io.tutorflow.internal.reservation.ReservationRefusal;
import io.tutorflow.internal.reservation.ReservationSource;
import io.tutorflow.internal.reservation.ReservationState;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newer release says to an older one: a refusal stays a refusal, and an outcome is never guessed. */
class ToleranceTest {

    private static final UUID ID = new UUID(0, 1);
    private static final ObjectMapper JSON = Exchanged.json();

    @Test
    void aHoldRefusedForANewReasonIsRefused() throws JsonProcessingException {
        assertThat(hold("REFUSED", "\"reason\": \"SANCTIONED\", \"requiredMicros\": 5, \"availableMicros\": 3"))
                .isEqualTo(new HoldAnswer.Refused(ID, HoldRefusal.OTHER, 5, 3));
    }

    @Test
    void aNewOutcomeOfAHoldIsNotUnderstoodAndSpoilsNoNeighbour() throws JsonProcessingException {
        var answers = JSON.readValue("""
                {"answers": [
                    {"outcome": "PARTLY", "holdId": "%s", "amountMicros": 5, "lots": []},
                    {"holdId": "%s", "outcome": "PLACED", "amountMicros": 5}]}""".formatted(ID, ID), HoldAnswers.class);

        assertThat(answers.answers()).containsExactly(new HoldAnswer.NotUnderstood(ID), new HoldAnswer.Placed(ID, 5));
    }

    @Test
    void aNewStateOfAHoldIsNotUnderstood() throws JsonProcessingException {
        assertThat(hold("KNOWN", "\"state\": \"FROZEN\", \"amountMicros\": 5"))
                .isEqualTo(new HoldAnswer.Known(ID, HoldState.NOT_UNDERSTOOD, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"outcome\": \"PLACED\"",
                "\"outcome\": \"KNOWN\", \"state\": \"OPEN\"",
                "\"outcome\": \"KNOWN\", \"amountMicros\": 5",
                "\"outcome\": \"REFUSED\""
            })
    void anAnswerThatLacksItsPartIsNone(String said) {
        assertThatThrownBy(() -> JSON.readValue("{\"holdId\": \"" + ID + "\", " + said + "}", HoldAnswer.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"amountMicros\": 0",
                "\"amountMicros\": -1",
                "\"amountMicros\": 5, \"minimumMicros\": 0",
                "\"amountMicros\": 5, \"minimumMicros\": 6",
                "\"capped\": true"
            })
    void aHoldThatCannotBeIsNotRead(String asked) {
        assertThatThrownBy(() -> JSON.readValue(
                        "{\"holdId\": \"%s\", \"accountId\": \"%s\", %s}".formatted(ID, ID, asked), HoldRequest.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void aReservationIsReadInTheSameWay() throws JsonProcessingException {
        var answers = JSON.readValue("""
                {"answers": [
                    {"reservationId": "%1$s", "outcome": "REFUSED", "reason": "HOLIDAYS"},
                    {"reservationId": "%1$s", "outcome": "POSTPONED"},
                    {"reservationId": "%1$s", "outcome": "KNOWN", "source": "DONATION", "state": "LENT", "amountMicros": 5}]}""".formatted(ID), ReservationAnswers.class);

        assertThat(answers.answers())
                .containsExactly(
                        new ReservationAnswer.Refused(ID, ReservationRefusal.OTHER, null),
                        new ReservationAnswer.NotUnderstood(ID),
                        new ReservationAnswer.Known(
                                ID, ReservationSource.NOT_UNDERSTOOD, ReservationState.NOT_UNDERSTOOD, 5));
    }

    @Test
    void soAreRaisesAndKindsOfAccounts() throws JsonProcessingException {
        assertThat(JSON.readValue("{\"outcome\": \"HALF_RAISED\"}", RaiseAnswer.class))
                .isEqualTo(new RaiseAnswer(RaiseOutcome.NOT_UNDERSTOOD, null));
        assertThat(JSON.readValue("{\"kinds\": {\"%s\": \"FAMILY\"}}".formatted(ID), FoundAccounts.class))
                .isEqualTo(new FoundAccounts(Map.of(ID, FoundKind.NOT_UNDERSTOOD)));
        assertThat(FoundKind.NOT_UNDERSTOOD.kind()).isEmpty();
    }

    private static HoldAnswer hold(String outcome, String rest) throws JsonProcessingException {
        return JSON.readValue(
                "{\"holdId\": \"%s\", \"outcome\": \"%s\", %s}".formatted(ID, outcome, rest), HoldAnswer.class);
    }
}
