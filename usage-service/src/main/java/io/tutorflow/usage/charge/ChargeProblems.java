package io.tutorflow.usage.charge;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorBody.TopUp;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.internal.hold.HoldAnswer;

/** What the caller is told when nothing was accepted. */
final class ChargeProblems {

    private static final String TOP_UP = "/v1/platform/agent/billing/session";

    private ChargeProblems() {}

    static ApiProblem of(ChargeResult.Declined declined) {
        return switch (declined) {
            case ChargeResult.Refused refused -> refused(refused.answer());
            case ChargeResult.NotReserved notReserved -> SchoolProblems.of(notReserved.answer());
            case ChargeResult.OutOfTokens outOfTokens -> SchoolProblems.of(outOfTokens.answer());
            case ChargeResult.StudentOutOfTokens outOfTokens -> SchoolProblems.ofStudent(outOfTokens.answer());
            case ChargeResult.KeyReused reused ->
                ApiProblem.of(
                        ErrorCode.PLATFORM_CONFLICT,
                        "This idempotency key was used with a different body; use a new key for a new request");
            case ChargeResult.Full full -> ApiProblem.notNow("The service is doing as much work as it can");
            case ChargeResult.Unsettled unsettled ->
                ApiProblem.notNow("An earlier request with this idempotency key is still in progress");
        };
    }

    private static ApiProblem refused(HoldAnswer.Refused answer) {
        return switch (answer.reason()) {
            case CREDITS_EXHAUSTED ->
                ApiProblem.exhausted(ErrorCode.PLATFORM_CREDITS_EXHAUSTED, lack(answer), topUp(answer));
            case FREE_CREDITS_EXHAUSTED ->
                ApiProblem.exhausted(
                        ErrorCode.FREE_CREDITS_EXHAUSTED,
                        "The free credits of this workspace are used up. " + lack(answer),
                        topUp(answer));
            case LINE_EXHAUSTED -> ApiProblem.of(ErrorCode.PLATFORM_CREDITS_EXHAUSTED, lackOfLine(answer));
            case KEY_REVOKED ->
                ApiProblem.of(ErrorCode.PLATFORM_API_KEY_REVOKED, "This API key has been revoked; use another one");
            case KEY_EXPIRED ->
                ApiProblem.of(ErrorCode.PLATFORM_API_KEY_EXPIRED, "This API key has expired; use another one");
            case WORKSPACE_SUSPENDED ->
                ApiProblem.of(
                        ErrorCode.PLATFORM_WORKSPACE_SUSPENDED,
                        "This workspace is suspended; contact the platform's operator to reactivate it");
            case UNKNOWN_ACCOUNT ->
                ApiProblem.of(ErrorCode.PLATFORM_WORKSPACE_NOT_FOUND, "The workspace of this API key was not found");
            case OTHER -> refusedOtherwise();
        };
    }

    /** For a reason that this release does not know. */
    static ApiProblem refusedOtherwise() {
        return ApiProblem.of(ErrorCode.PLATFORM_FORBIDDEN, "This request was refused, and nothing was charged");
    }

    private static String lack(HoldAnswer.Refused answer) {
        return ("The estimate of %s credits exceeds the %s credits available to this workspace; top up with"
                        + " POST %s")
                .formatted(
                        answer.required().credits().toPlainString(),
                        answer.available().credits().toPlainString(),
                        TOP_UP);
    }

    /** Nothing is prepaid: no top-up helps. */
    private static String lackOfLine(HoldAnswer.Refused answer) {
        return ("The estimate of %s credits exceeds the %s credits that are left of this workspace's credit line. It is"
                        + " free again once Stripe's invoice of the metered usage is paid; the platform's operator can"
                        + " agree a higher one")
                .formatted(
                        answer.required().credits().toPlainString(),
                        answer.available().credits().toPlainString());
    }

    private static TopUp topUp(HoldAnswer.Refused answer) {
        return new TopUp(
                TOP_UP, "POST", answer.required().credits(), answer.available().credits());
    }
}
