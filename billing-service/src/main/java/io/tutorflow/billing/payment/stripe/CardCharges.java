package io.tutorflow.billing.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import io.tutorflow.billing.payment.Charge;
import io.tutorflow.billing.payment.Customer;
import io.tutorflow.billing.payment.Payment;
import io.tutorflow.billing.payment.SavedCard;
import io.tutorflow.billing.payment.SeenPayment;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Calls to Stripe for charging a saved card without a person present. */
final class CardCharges {

    private static final Logger LOG = Logger.getLogger(CardCharges.class);

    private static final String PAYMENT = "payment_id";
    private static final String SUCCEEDED = "succeeded";

    /** More than an account can have started after the charge in question, which is given up after a day. */
    private static final int NEWEST = 1_000;

    private static final long PAGE = 100;

    private CardCharges() {}

    /** A refusal by the bank is an answer, and so is a card that Stripe no longer has. */
    static SeenPayment charge(StripeClient stripe, Charge charge) throws StripeException {
        var payment = charge.payment();
        var customer = charge.customer();
        if (customer == null) {
            return SeenPayment.given(payment, "no_customer");
        }
        var before = charge.mayHaveBeen() ? find(stripe, payment, customer) : Optional.<PaymentIntent>empty();
        if (before.isPresent()) {
            return seen(before.get(), customer.card());
        }
        if (!charge.wanted()) {
            return SeenPayment.unwanted(payment);
        }
        var card = customer.card();
        return card == null
                ? SeenPayment.given(payment, "no_saved_card")
                : make(stripe, charge, form(payment, customer, card), card);
    }

    private static SeenPayment make(StripeClient stripe, Charge charge, PaymentIntentCreateParams form, SavedCard card)
            throws StripeException {
        var payment = charge.payment();
        try {
            return seen(stripe.v1().paymentIntents().create(form, under(charge.key())), card);
        } catch (CardException declined) {
            return SeenPayment.given(
                    payment, declined.getDeclineCode() == null ? declined.getCode() : declined.getDeclineCode());
        } catch (InvalidRequestException refused) {
            if (!"resource_missing".equals(refused.getCode())) {
                throw refused;
            }
            return SeenPayment.given(payment, "no_" + refused.getParam());
        }
    }

    /** Returns whether there was something to detach. */
    static boolean detach(StripeClient stripe, String paymentMethodId) throws StripeException {
        try {
            stripe.v1().paymentMethods().detach(paymentMethodId, under("detach-" + paymentMethodId));
            return true;
        } catch (InvalidRequestException refused) {
            // It is not attached, or no longer exists.
            LOG.warnf("Stripe detached no card: %s", refused.getMessage());
            return false;
        }
    }

    /** Stripe forgets idempotency keys after a day; a charge's metadata names its payment. */
    private static Optional<PaymentIntent> find(StripeClient stripe, Payment payment, Customer customer)
            throws StripeException {
        var wish = PaymentIntentListParams.builder()
                .setCustomer(customer.id())
                .setLimit(PAGE)
                .build();
        @Nullable PaymentIntent found = null;
        int left = NEWEST;
        for (var intent : stripe.v1().paymentIntents().list(wish).autoPagingIterable()) {
            if (left-- == 0) {
                break;
            }
            if (payment.id().value().toString().equals(intent.getMetadata().get(PAYMENT))
                    && (found == null || SUCCEEDED.equals(intent.getStatus()))) {
                found = intent;
            }
        }
        return Optional.ofNullable(found);
    }

    private static PaymentIntentCreateParams form(Payment payment, Customer customer, SavedCard card) {
        return PaymentIntentCreateParams.builder()
                .setAmount(payment.order().price().cents())
                .setCurrency("usd")
                .setCustomer(customer.id())
                .setPaymentMethod(card.paymentMethodId())
                .setOffSession(true)
                .setConfirm(true)
                .setErrorOnRequiresAction(true)
                .setDescription(payment.order().description())
                .putMetadata(PAYMENT, payment.id().value().toString())
                .build();
    }

    /** @param kept differs from the charged card if it was replaced in the meantime */
    private static SeenPayment seen(PaymentIntent intent, @Nullable SavedCard kept) {
        return new SeenPayment(
                intent.getId(),
                switch (intent.getStatus()) {
                    case SUCCEEDED -> SeenPayment.Status.PAID;
                    case "processing" -> SeenPayment.Status.PROCESSING;
                    case "requires_payment_method", "requires_confirmation", "requires_action", "canceled" ->
                        SeenPayment.Status.FAILED;
                    // Whatever it is, the money may have been taken, so it is looked at again.
                    default -> SeenPayment.Status.PROCESSING;
                },
                String.valueOf(intent.getMetadata().get(PAYMENT)),
                intent.getAmount(),
                intent.getCurrency(),
                intent.getId(),
                failureOf(intent),
                kept != null && kept.paymentMethodId().equals(intent.getPaymentMethod()) ? kept : null);
    }

    static @Nullable String failureOf(@Nullable PaymentIntent intent) {
        var error = intent == null ? null : intent.getLastPaymentError();
        return error == null ? null : error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode();
    }

    private static RequestOptions under(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }
}
