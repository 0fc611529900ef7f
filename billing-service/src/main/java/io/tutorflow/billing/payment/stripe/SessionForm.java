package io.tutorflow.billing.payment.stripe;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import io.tutorflow.billing.payment.Order;
import io.tutorflow.billing.payment.Payment;
import io.tutorflow.billing.payment.ReturnTo;

/** A payment as a request for a checkout session; the same payment always gives the same request. */
final class SessionForm {

    private SessionForm() {}

    static SessionCreateParams of(Payment payment, String customerId, ReturnTo returnTo) {
        var id = payment.id().value().toString();
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setCustomer(customerId)
                .setClientReferenceId(id)
                .putMetadata("payment_id", id)
                .addLineItem(line(payment.order()))
                .setPaymentIntentData(intent(payment))
                .setSuccessUrl(returnTo.paidUrl())
                .setCancelUrl(returnTo.cancelledUrl())
                .setExpiresAt(payment.expiresAt().getEpochSecond())
                .build();
    }

    private static LineItem line(Order order) {
        var product = LineItem.PriceData.ProductData.builder()
                .setName(order.description())
                .build();
        var price = LineItem.PriceData.builder()
                .setCurrency("usd")
                .setUnitAmount(order.price().cents())
                .setProductData(product)
                .build();
        return LineItem.builder().setPriceData(price).setQuantity(1L).build();
    }

    private static PaymentIntentData intent(Payment payment) {
        var intent = PaymentIntentData.builder()
                .setDescription(payment.order().description())
                .putMetadata("payment_id", payment.id().value().toString());
        if (payment.order().savesCard()) {
            intent.setSetupFutureUsage(PaymentIntentData.SetupFutureUsage.OFF_SESSION);
        }
        return intent.build();
    }
}
