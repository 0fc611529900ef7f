package io.tutorflow.usage.charge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorBody.IncreaseRequest;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldRefusal;
import io.tutorflow.internal.reservation.ExceededBudget;
import io.tutorflow.internal.reservation.ReservationAnswer;
import io.tutorflow.internal.reservation.ReservationRefusal;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChargeProblemsTest {

    @ParameterizedTest
    @CsvSource({
        "CREDITS_EXHAUSTED, PLATFORM_CREDITS_EXHAUSTED",
        "FREE_CREDITS_EXHAUSTED, FREE_CREDITS_EXHAUSTED",
        "LINE_EXHAUSTED, PLATFORM_CREDITS_EXHAUSTED",
        "KEY_REVOKED, PLATFORM_API_KEY_REVOKED",
        "KEY_EXPIRED, PLATFORM_API_KEY_EXPIRED",
        "WORKSPACE_SUSPENDED, PLATFORM_WORKSPACE_SUSPENDED",
        "UNKNOWN_ACCOUNT, PLATFORM_WORKSPACE_NOT_FOUND",
        "OTHER, PLATFORM_FORBIDDEN"
    })
    void everyRefusalHasItsCode(HoldRefusal reason, ErrorCode code) {
        assertThat(refused(reason).code()).isEqualTo(code);
    }

    @Test
    void aReservationRefusedForAnUnknownReasonIsRefused() {
        var refused = new ReservationAnswer.Refused(new UUID(1, 1), ReservationRefusal.OTHER, null);

        assertThat(ChargeProblems.of(new ChargeResult.NotReserved(refused)).code())
                .isEqualTo(ErrorCode.PLATFORM_FORBIDDEN);
    }

    @Test
    void namesTheLimitAndTheWayOut() {
        var problem = refused(HoldRefusal.CREDITS_EXHAUSTED);

        assertThat(problem.text())
                .isEqualTo("The estimate of 10.5 credits exceeds the 3 credits available to this workspace;"
                        + " top up with POST /v1/platform/agent/billing/session");
        var topUp = requireNonNull(problem.body().error().topUp());
        assertThat(topUp.requiredCredits()).isEqualByComparingTo(new BigDecimal("10.5"));
        assertThat(topUp.availableCredits()).isEqualByComparingTo(new BigDecimal("3"));
    }

    @Test
    void aUsedUpLineIsNoReasonToTopUp() {
        var problem = refused(HoldRefusal.LINE_EXHAUSTED);

        assertThat(problem.text())
                .startsWith(
                        "The estimate of 10.5 credits exceeds the 3 credits that are left of this workspace's credit"
                                + " line.");
        assertThat(problem.body().error().topUp()).isNull();
    }

    @Test
    void anExceededBudgetNamesItsAdminAndHowToAskForMore() {
        var budget = new ExceededBudget(
                new BigDecimal("500"),
                new BigDecimal("480"),
                new BigDecimal("20"),
                "weekly",
                Instant.parse("2026-03-09T00:00:00Z"),
                "ada",
                "grace");
        var refused = new ReservationAnswer.Refused(new UUID(1, 1), ReservationRefusal.BUDGET_EXCEEDED, budget);

        var problem = ChargeProblems.of(new ChargeResult.NotReserved(refused));

        assertThat(problem.text())
                .isEqualTo(
                        "The weekly budget of ada has 20 of 500 tokens left until 2026-03-09T00:00:00Z; grace can raise"
                                + " it: ask with POST /v1/school/budgets/me/increase-requests");
        assertThat(requireNonNull(problem.body().error().budget()).increaseRequest())
                .isEqualTo(IncreaseRequest.HERE);
    }

    @Test
    void aReusedKeyIsAConflict() {
        assertThat(ChargeProblems.of(new ChargeResult.KeyReused()).code()).isEqualTo(ErrorCode.PLATFORM_CONFLICT);
    }

    @Test
    void whatMayWorkLaterIsUnavailableNow() {
        assertThat(ChargeProblems.of(new ChargeResult.Full()).code()).isEqualTo(ErrorCode.PLATFORM_UNAVAILABLE);
        assertThat(ChargeProblems.of(new ChargeResult.Unsettled()).code()).isEqualTo(ErrorCode.PLATFORM_UNAVAILABLE);
    }

    private static ApiProblem refused(HoldRefusal reason) {
        var answer = new HoldAnswer.Refused(new UUID(1, 1), reason, Money.ofMicros(105_000), Money.ofCredits(3));
        return ChargeProblems.of(new ChargeResult.Refused(answer));
    }
}
