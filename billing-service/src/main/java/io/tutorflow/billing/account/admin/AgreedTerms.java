package io.tutorflow.billing.account.admin;

import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.http.ApiProblem;
import org.jspecify.annotations.Nullable;

/** Validates terms named in a request. */
final class AgreedTerms {

    static final String PLAN_RULE =
            "must be 1 to 40 lower-case letters, digits, underscores and hyphens, and start with a letter or digit";

    private AgreedTerms() {}

    /** The mode that is wished for, if any is. */
    static @Nullable BillingMode modeOf(@Nullable String text) {
        return text == null
                ? null
                : BillingMode.of(text)
                        .orElseThrow(
                                () -> ApiProblem.invalid("billingMode must be internal_invoice or stripe_metered"));
    }

    /** A workspace that is being created has no customer at Stripe yet, and is charged by invoices at first. */
    static void demandInvoices(@Nullable String text) {
        var mode = modeOf(text);
        if (mode != null && mode.isMetered()) {
            throw ModeProblems.onCreation();
        }
    }
}
