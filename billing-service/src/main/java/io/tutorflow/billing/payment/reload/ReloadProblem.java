package io.tutorflow.billing.payment.reload;

import io.tutorflow.http.ApiProblem;

/** What a caller reads whose wish for automatic reloads is not kept. */
public final class ReloadProblem {

    private ReloadProblem() {}

    /** What is kept, or throws what is wrong with the wish. */
    public static AutoReloadBody orBody(ReloadAnswer answer) {
        return switch (answer) {
            case ReloadAnswer.Kept kept -> kept.body();
            case ReloadAnswer.Refused refused -> throw of(refused.reason());
        };
    }

    private static ApiProblem of(ReloadRefusal refusal) {
        return ApiProblem.invalid(
                switch (refusal) {
                    case THRESHOLD_MISSING -> "autoReloadThresholdUsd is required to switch automatic reload on";
                    case TARGET_MISSING -> "autoReloadTargetUsd is required to switch automatic reload on";
                    case FIGURES_APART -> "autoReloadThresholdUsd and autoReloadTargetUsd must be set together";
                    case DAILY_CAP_ALONE -> "dailyCapUsd requires autoReloadThresholdUsd and autoReloadTargetUsd";
                    case MONTHLY_CAP_ALONE -> "monthlyCapUsd requires autoReloadThresholdUsd and autoReloadTargetUsd";
                    case TARGET_NOT_ABOVE_THRESHOLD -> "autoReloadTargetUsd must be above autoReloadThresholdUsd";
                    case NO_SAVED_CARD ->
                        "autoReloadEnabled requires a saved card: make a payment and save the card (saveCard), or"
                                + " save one with POST /v1/platform/owner/payment-methods";
                });
    }
}
