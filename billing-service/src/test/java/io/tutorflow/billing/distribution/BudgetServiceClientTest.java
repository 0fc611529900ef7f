package io.tutorflow.billing.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.internal.raise.RaiseAnswer;
import io.tutorflow.internal.raise.RaiseOutcome;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BudgetServiceClientTest {

    private static final Distribution DISTRIBUTION = new Distribution(
            new UUID(0, 1),
            new UUID(0, 2),
            new Recipient.Teacher("ada"),
            Direction.GIVE,
            Money.ofCredits(100),
            null,
            "grace",
            Instant.parse("2026-11-21T10:00:00Z"));

    @Test
    void readsWhatBecameOfARaise() {
        assertThat(raise(RaiseOutcome.NO_BUDGET)).isEqualTo(new Budgets.Answer.NoBudget());
        assertThat(raise(RaiseOutcome.ID_USED_OTHERWISE)).isEqualTo(new Budgets.Answer.IdUsedOtherwise());
    }

    @Test
    void anUnknownOutcomeIsA503BecauseTheBudgetMayBeRaised() {
        assertThatThrownBy(() -> raise(RaiseOutcome.NOT_UNDERSTOOD))
                .isInstanceOfSatisfying(
                        ApiProblem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ErrorCode.PLATFORM_UNAVAILABLE));
    }

    private static Budgets.Answer raise(RaiseOutcome outcome) {
        return new BudgetServiceClient(raise -> Uni.createFrom().item(new RaiseAnswer(outcome, null)))
                .raise(DISTRIBUTION)
                .await()
                .indefinitely();
    }
}
