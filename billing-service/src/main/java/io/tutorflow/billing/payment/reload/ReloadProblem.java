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
                    case THRESHOLD_MISSING -> "autoReloadThresholdUsd is required to switch it on";
                    case TARGET_MISSING -> "autoReloadTargetUsd is required to switch it on";
                    case FIGURES_APART -> "autoReloadThresholdUsd and autoReloadTargetUsd belong together";
                    case DAILY_CAP_ALONE ->
                        "dailyCapUsd needs autoReloadThresholdUsd and autoReloadTargetUsd beside it";
                    case MONTHLY_CAP_ALONE ->
                        "monthlyCapUsd needs autoReloadThresholdUsd and autoReloadTargetUsd beside it";
                    case TARGET_NOT_ABOVE_THRESHOLD -> "autoReloadTargetUsd must be above autoReloadThresholdUsd";
                    case NO_SAVED_CARD ->
                        "autoReloadEnabled needs a saved card: pay once and have the card kept (saveCard), or save one by"
                                + " POST /v1/platform/owner/payment-methods";
                });
    }
}
