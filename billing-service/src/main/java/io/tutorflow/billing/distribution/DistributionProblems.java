package io.tutorflow.billing.distribution;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorBody.TopUp;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.money.Money;

/** What an org admin is told when nothing was handed on. */
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
                "%s has no budget: teachers spend the organization's wallet, which is shared. Set a budget with PUT"
                                .formatted(teacher)
                        + " /v1/school/teachers/{id}/budget to hand tokens to one of them");
    }

    static ApiProblem budgetServiceIsAway() {
        return ApiProblem.unavailable("The budget service");
    }

    static ApiProblem outcomeIsUnknown() {
        return ApiProblem.of(
                ErrorCode.PLATFORM_UNAVAILABLE,
                "The budget service did not answer in time; what it may have done is found out within a minute: see GET"
                        + " /v1/school/distributions");
    }

    static ApiProblem hasNoTokens(String student) {
        return ApiProblem.notFound("A wallet of the student " + student);
    }

    static ApiProblem tooLittle(Distribution wish, Money available) {
        var wanted = wish.amount().credits();
        return wish.direction() == Direction.GIVE
                ? ApiProblem.exhausted(
                        ErrorCode.PLATFORM_CREDITS_EXHAUSTED,
                        "%s tokens are to be handed on, and the organization has %s available; top up by POST %s"
                                .formatted(
                                        wanted.toPlainString(),
                                        available.credits().toPlainString(),
                                        TOP_UP),
                        new TopUp(TOP_UP, "POST", wanted, available.credits()))
                : ApiProblem.of(
                        ErrorCode.PLATFORM_CONFLICT,
                        "%s tokens cannot be taken back: the student has %s available"
                                .formatted(
                                        wanted.toPlainString(),
                                        available.credits().toPlainString()));
    }
}
