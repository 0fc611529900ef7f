package io.tutorflow.billing.distribution;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorBody.TopUp;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.money.Money;

/** What an org admin is told when nothing was distributed. */
final class DistributionProblems {

    private static final String TOP_UP = "/v1/school/purchases";

    private DistributionProblems() {}

    static ApiProblem keyReused() {
        return ApiProblem.of(
                ErrorCode.PLATFORM_CONFLICT,
                "idempotencyKey was used for another distribution; use a new key for a new one");
    }

    static ApiProblem walletIsShared(String teacher) {
        return ApiProblem.of(
                ErrorCode.PLATFORM_CONFLICT,
                "Teacher %s has no budget and spends the organization's shared wallet. Set a budget with PUT"
                                .formatted(teacher)
                        + " /v1/school/teachers/{id}/budget before distributing tokens to this teacher");
    }

    static ApiProblem budgetServiceIsAway() {
        return ApiProblem.unavailable("The budget service");
    }

    static ApiProblem outcomeIsUnknown() {
        return ApiProblem.of(
                ErrorCode.PLATFORM_UNAVAILABLE,
                "The budget service did not answer in time, so it is not known yet whether the budget was"
                        + " raised. Look for the distribution in a minute with GET /v1/school/distributions");
    }

    static ApiProblem hasNoTokens(String student) {
        return ApiProblem.of(ErrorCode.PLATFORM_NOT_FOUND, "The student " + student + " has never received tokens");
    }

    static ApiProblem tooLittle(Distribution wish, Money available) {
        var wanted = wish.amount().credits();
        return wish.direction() == Direction.GIVE
                ? ApiProblem.exhausted(
                        ErrorCode.PLATFORM_CREDITS_EXHAUSTED,
                        ("This distribution needs %s tokens, but the organization has %s available; top up with POST"
                                        + " %s")
                                .formatted(
                                        wanted.toPlainString(),
                                        available.credits().toPlainString(),
                                        TOP_UP),
                        new TopUp(TOP_UP, "POST", wanted, available.credits()))
                : ApiProblem.of(
                        ErrorCode.PLATFORM_CONFLICT,
                        "%s tokens cannot be taken back, because the student has only %s available"
                                .formatted(
                                        wanted.toPlainString(),
                                        available.credits().toPlainString()));
    }
}
