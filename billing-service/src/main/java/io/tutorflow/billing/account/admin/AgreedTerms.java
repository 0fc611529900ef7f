package io.tutorflow.billing.account.admin;

import io.tutorflow.billing.account.workspace.BillingMode;
import io.tutorflow.http.ApiProblem;
import org.jspecify.annotations.Nullable;

/** Validates terms named in a request. */
final class AgreedTerms {

    static final String PLAN_RULE =
            "must be 1 to 40 lower-case letters, digits, underscores and hyphens, and start with a letter or digit";

    private AgreedTerms() {}

    static BillingMode modeOf(@Nullable String text) {
        if (text == null) {
            return BillingMode.INTERNAL_INVOICE;
        }
        var mode = BillingMode.of(text)
                .orElseThrow(() -> ApiProblem.invalid("billingMode must be internal_invoice or stripe_metered"));
        return switch (mode) {
            case INTERNAL_INVOICE -> mode;
            case STRIPE_METERED ->
                throw ApiProblem.invalid(
                        "billingMode stripe_metered is not available yet, because usage is not reported to Stripe;"
                                + " use internal_invoice");
        };
    }
}
