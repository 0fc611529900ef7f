package io.tutorflow.usage.charge;

import static java.util.Objects.requireNonNull;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorBody.Budget;
import io.tutorflow.http.ErrorBody.IncreaseRequest;
import io.tutorflow.http.ErrorBody.TopUp;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.reservation.ExceededBudget;
import io.tutorflow.internal.reservation.ReservationAnswer;

/** What the people of an organization are told when nothing was accepted. */
final class SchoolProblems {

    private static final String TOP_UP = "/v1/school/purchases";

    private static final String ASK_FOR_MORE =
            "ask an admin of your organization to distribute tokens to you (POST /v1/school/distributions)";

    private SchoolProblems() {}

    static ApiProblem of(ReservationAnswer.Refused refused) {
        return switch (refused.reason()) {
            case BUDGET_EXCEEDED -> overBudget(requireNonNull(refused.budget()));
            case ORGANIZATION_SUSPENDED -> suspended();
            case UNKNOWN_ORGANIZATION -> unknown();
            case OTHER -> ChargeProblems.refusedOtherwise();
        };
    }

    static ApiProblem of(HoldAnswer.Refused refused) {
        return switch (refused.reason()) {
            case CREDITS_EXHAUSTED, FREE_CREDITS_EXHAUSTED ->
                exhausted(
                        "This needs %s tokens, but the organization has %s available; org admins, and teachers without a"
                                + " budget, buy more with POST " + TOP_UP,
                        refused);
            case WORKSPACE_SUSPENDED -> suspended();
            case UNKNOWN_ACCOUNT, KEY_REVOKED, KEY_EXPIRED -> unknown();
            case LINE_EXHAUSTED, OTHER -> ChargeProblems.refusedOtherwise();
        };
    }

    /** No plan covers it, and whoever gave the student no tokens does not want any spent. */
    static ApiProblem ofStudent(HoldAnswer.Refused refused) {
        return switch (refused.reason()) {
            case CREDITS_EXHAUSTED, FREE_CREDITS_EXHAUSTED ->
                exhausted("This needs %s tokens, but you have %s of your own available; " + ASK_FOR_MORE, refused);
            case UNKNOWN_ACCOUNT ->
                ApiProblem.of(
                        ErrorCode.PLAN_LIMIT_REACHED,
                        "No plan covers this at the moment, and you have no tokens of your own; " + ASK_FOR_MORE);
            case WORKSPACE_SUSPENDED, KEY_REVOKED, KEY_EXPIRED, LINE_EXHAUSTED, OTHER -> of(refused);
        };
    }

    private static ApiProblem suspended() {
        return ApiProblem.of(
                ErrorCode.PLATFORM_WORKSPACE_SUSPENDED,
                "This organization is suspended or closed; contact the platform's operator to reactivate it");
    }

    private static ApiProblem unknown() {
        return ApiProblem.notFound("The organization of this access token");
    }

    private static ApiProblem exhausted(String lack, HoldAnswer.Refused refused) {
        var required = refused.required().credits();
        var available = refused.available().credits();
        return ApiProblem.exhausted(
                ErrorCode.PLATFORM_CREDITS_EXHAUSTED,
                lack.formatted(required.toPlainString(), available.toPlainString()),
                new TopUp(TOP_UP, "POST", required, available));
    }

    private static ApiProblem overBudget(ExceededBudget budget) {
        var ask = IncreaseRequest.HERE;
        var message = "The %s budget of %s has %s of %s tokens left until %s; %s can raise it: ask with %s %s"
                .formatted(
                        budget.period(),
                        budget.owner(),
                        budget.remainingTokens().toPlainString(),
                        budget.limitTokens().toPlainString(),
                        budget.resetsAt(),
                        budget.contactAdmin(),
                        ask.method(),
                        ask.endpoint());
        return ApiProblem.overBudget(
                message,
                new Budget(
                        budget.limitTokens(),
                        budget.spentTokens(),
                        budget.remainingTokens(),
                        budget.period(),
                        budget.resetsAt(),
                        budget.owner(),
                        budget.contactAdmin(),
                        ask));
    }
}
