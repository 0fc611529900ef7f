package io.tutorflow.budget.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.budget.reservation.UsageServiceClient.AnswerView;
import io.tutorflow.budget.reservation.UsageServiceClient.FinalizedView;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageServiceAnswerTest {

    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");

    @ParameterizedTest
    @ValueSource(strings = {"RUNNING", "FINALIZED", "SLEEPING"})
    void learnsNothingFromAnAnswerThatLacksItsPart(String state) {
        assertThat(new AnswerView(ID, state, null, null).asKnowledge()).isEmpty();
    }

    @Test
    void learnsNothingFromAnEndWithoutItsAmount() {
        assertThat(new AnswerView(ID, "FINALIZED", null, new FinalizedView(null)).asKnowledge())
                .isEmpty();
    }

    @Test
    void learnsWhatWasSpent() {
        assertThat(new AnswerView(ID, "FINALIZED", null, new FinalizedView(40_000L)).asKnowledge())
                .isPresent();
    }
}
