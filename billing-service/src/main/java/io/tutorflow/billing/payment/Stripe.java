package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;

/**
 * What is asked of Stripe. Each answer comes on the context of who asked; each failure is a {@link StripeFailure}. What
 * makes something goes under a key: asked twice, it is made once.
 */
public interface Stripe {

    /** Whether there is a key for it. */
    boolean isConfigured();

    /** Whether the key is of Stripe's test mode. */
    boolean isTest();

    /** @return the customer's id */
    Uni<String> makeCustomer(Buyer buyer, String key);

    /** Makes the page where the payment is paid. */
    Uni<PaymentPage> openSession(Payment payment, String customerId, ReturnTo returnTo, String key);

    /** Has a saved card forgotten; one that is forgotten already is no failure. */
    Uni<Void> detach(String paymentMethodId);

    /** Charges a saved card while nobody is there, unless that was done before; tells how it went. */
    Uni<SeenPayment> charge(Charge charge);

    /** With the card that was charged, if it was paid. */
    Uni<SeenPayment> session(String sessionId);
}
