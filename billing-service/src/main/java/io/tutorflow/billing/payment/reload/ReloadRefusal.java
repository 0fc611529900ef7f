package io.tutorflow.billing.payment.reload;

/** Why a wish for automatic reloads is not kept. */
enum ReloadRefusal {
    THRESHOLD_MISSING,
    TARGET_MISSING,
    FIGURES_APART,
    DAILY_CAP_ALONE,
    MONTHLY_CAP_ALONE,
    TARGET_NOT_ABOVE_THRESHOLD,
    NO_SAVED_CARD
}
