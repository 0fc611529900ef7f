package io.tutorflow.usage.charge;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorBody.Budget;
import io.tutorflow.http.ErrorBody.TopUp;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.usage.hold.HoldAnswer;
import io.tutorflow.usage.reservation.ExceededBudget;
import io.tutorflow.usage.reservation.ReservationAnswer;

/** What the people of an organization are told when nothing was accepted. */
final class SchoolProblems {

    private static final String TOP_UP = "/v1/school/purchases";

    private SchoolProblems() {}

    static ApiProblem of(ReservationAnswer.Refused refused) {
        return switch (refused) {
            case ReservationAnswer.OverBudget over -> overBudget(over.budget());
            case ReservationAnswer.PlanUsedUp usedUp -> ApiProblem.of(ErrorCode.PLAN_LIMIT_REACHED, planUsedUp(usedUp));
            case ReservationAnswer.Suspended suspended ->
                ApiProblem.of(
                        ErrorCode.PLATFORM_WORKSPACE_SUSPENDED,
                        "This organization is suspended; its operator can re-activate it");
            case ReservationAnswer.Unknown unknown -> ApiProblem.notFound("The organization of this access token");
        };
    }

    static ApiProblem of(HoldAnswer.Refused refused) {
        return switch (refused.reason()) {
            case CREDITS_EXHAUSTED, FREE_CREDITS_EXHAUSTED ->
                ApiProblem.exhausted(
                        ErrorCode.PLATFORM_CREDITS_EXHAUSTED,
                        "%s tokens are needed, and the organization has %s available; top up by POST %s"
                                .formatted(
                                        refused.required().credits().toPlainString(),
                                        refused.available().credits().toPlainString(),
                                        TOP_UP),
                        new TopUp(
                                TOP_UP,
                                "POST",
                                refused.required().credits(),
                                refused.available().credits()));
            case WORKSPACE_SUSPENDED -> of(new ReservationAnswer.Suspended());
            case UNKNOWN_ACCOUNT, KEY_REVOKED, KEY_EXPIRED -> of(new ReservationAnswer.Unknown());
        };
    }

    private static ApiProblem overBudget(ExceededBudget budget) {
        var message = "The %s budget of %s has %s of %s tokens left until %s; %s can raise it"
                .formatted(
                        budget.period(),
                        budget.owner(),
                        budget.remainingTokens().toPlainString(),
                        budget.limitTokens().toPlainString(),
                        budget.resetsAt(),
                        budget.contactAdmin());
        return ApiProblem.overBudget(
                message,
                new Budget(
                        budget.limitTokens(),
                        budget.spentTokens(),
                        budget.remainingTokens(),
                        budget.period(),
                        budget.resetsAt(),
                        budget.owner(),
                        budget.contactAdmin()));
    }

    private static String planUsedUp(ReservationAnswer.PlanUsedUp usedUp) {
        return usedUp.resetsAt() == null
                ? "The organization has no plan that covers this, and a student spends none of its tokens"
                : "The plan's %d generations are used up until %s, and a student spends none of the organization's tokens"
                        .formatted(usedUp.generationsPerPeriod(), usedUp.resetsAt());
    }
}
