package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;

/**
 * Calls to Stripe. Each answer arrives on the caller's context; each failure is a {@link StripeFailure}. Calls that
 * create something have an idempotency key, so a repeat creates nothing more.
 */
public interface Stripe {

    /** Whether there is a key. */
    boolean isConfigured();

    /** Whether the key is from Stripe's test mode. */
    boolean isTest();

    /** @return the customer's id */
    Uni<String> makeCustomer(Buyer buyer, String key);

    /** Creates the page where the payment is made. */
    Uni<PaymentPage> openSession(Payment payment, String customerId, ReturnTo returnTo, String key);

    /** Removes a saved card at Stripe; it is not a failure if it was already removed. */
    Uni<Void> detach(String paymentMethodId);

    /** Charges a saved card without a person present, unless that was already done; reports the outcome. */
    Uni<SeenPayment> charge(Charge charge);

    /** Including the card that was charged, if it was paid. */
    Uni<SeenPayment> session(String sessionId);
}
