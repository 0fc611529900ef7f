package io.tutorflow.sandbox.stripe.subscription;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.invoice.UsageInvoices;
import io.tutorflow.sandbox.stripe.payment.PaymentMethods;
import org.jspecify.annotations.Nullable;

/** How a subscription's invoices are collected. */
final class Terms {

    private static final String METHOD = "default_payment_method";
    private static final String DAYS = "days_until_due";

    private Terms() {}

    static void lay(Transaction transaction, ObjectNode subscription, ObjectNode customer, Params params) {
        params.copyTo(subscription, "collection_method", DAYS, METHOD, "description");
        boolean sent = UsageInvoices.isSent(subscription);
        if (!sent) {
            demandNoDays(params);
            subscription.putNull(DAYS);
        } else if (!subscription.path(DAYS).isNumber()) {
            throw refused(
                    "parameter_missing",
                    DAYS,
                    "`days_until_due` is required if `collection_method` is `send_invoice`.");
        }
        if (sent) {
            UsageInvoices.demandEmail(customer);
        }
        demandOwnMethod(transaction, subscription);
    }

    private static void demandNoDays(Params params) {
        if (params.has(DAYS)) {
            throw refused(
                    null, DAYS, "You can only specify `days_until_due` if `collection_method` is `send_invoice`.");
        }
    }

    private static void demandOwnMethod(Transaction transaction, ObjectNode subscription) {
        if (!subscription.path(METHOD).isTextual()) {
            return;
        }
        String id = subscription.get(METHOD).asText();
        if (!transaction
                .demand(PaymentMethods.KIND, id, METHOD)
                .path("customer")
                .equals(subscription.get("customer"))) {
            throw refused(
                    "resource_missing",
                    METHOD,
                    "The customer does not have a payment method with the ID " + id
                            + ". The payment method must be attached to the customer.");
        }
    }

    private static Refused refused(@Nullable String code, String param, String message) {
        return new Refused(StripeError.invalid(code, message).about(param));
    }
}
