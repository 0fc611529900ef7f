package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;

/** What Stripe says of an invoice that cannot do what it is asked to. */
final class InvoiceErrors {

    private static final int PAYMENT_REQUIRED = 402;
    private static final String NOT_EDITABLE = "invoice_not_editable";

    private InvoiceErrors() {}

    static Refused notEditable(ObjectNode invoice) {
        return new Refused(StripeError.invalid(
                NOT_EDITABLE,
                "This invoice is no longer editable; it is "
                        + invoice.get("status").asText() + "."));
    }

    static Refused notDeletable() {
        return new Refused(
                StripeError.invalid(NOT_EDITABLE, "You can only delete draft invoices that are of no subscription."));
    }

    static Refused alreadyFinalized() {
        return new Refused(StripeError.invalid(
                NOT_EDITABLE, "This invoice is already finalized, you can't re-finalize a non-draft invoice."));
    }

    static Refused notOpen() {
        return new Refused(StripeError.invalid(null, "You can only pass in open invoices. This invoice isn't open."));
    }

    static void demandSendable(ObjectNode invoice) {
        if (!Edits.isSent(invoice)) {
            throw new Refused(StripeError.invalid(
                    null,
                    "You can only manually send an invoice if its `collection_method` is set to `send_invoice`."));
        }
        if (Invoices.is(invoice, "void")) {
            throw notOpen();
        }
    }

    static Refused notPayable(ObjectNode invoice) {
        return new Refused(StripeError.invalid(
                null,
                invoice.get("status").asText().equals("paid")
                        ? "Invoice is already paid"
                        : "This invoice is void and cannot be paid."));
    }

    static Refused beingPaid() {
        return new Refused(StripeError.invalid(
                "payment_intent_unexpected_state",
                "This invoice's PaymentIntent has a status of processing: what becomes of it must be awaited."));
    }

    static StripeError noMethod() {
        return StripeError.invalid(
                "resource_missing",
                "This customer has no attached payment source or default payment method. Please consider adding a"
                        + " default payment method.");
    }

    static StripeError actionRequired() {
        return StripeError.of(
                PAYMENT_REQUIRED,
                "card_error",
                "invoice_payment_intent_requires_action",
                "This payment requires additional user action before it can be completed successfully. Payment can be"
                        + " completed using the PaymentIntent associated with the invoice.");
    }

    static StripeError noEmail() {
        return StripeError.invalid(
                null,
                "Missing email. In order to create invoices that are sent to the customer, the customer must have a"
                        + " valid email.");
    }
}
