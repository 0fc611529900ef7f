package io.tutorflow.billing.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.SetupIntentData;
import io.tutorflow.billing.payment.ReturnTo;
import io.tutorflow.billing.payment.StripeSetups;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Calls to Stripe for saving a card without a payment. */
final class SetupCalls {

    private static final String DESCRIPTION = "Card for TutorFlow credits";

    private SetupCalls() {}

    /** The same request every time: Stripe decides how long the page lives. */
    static StripeSetups.Opened open(StripeClient stripe, UUID setup, String customerId, ReturnTo returnTo)
            throws StripeException {
        var form = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SETUP)
                .setCurrency("usd")
                .setCustomer(customerId)
                .putMetadata("setup_id", setup.toString())
                .setSetupIntentData(SetupIntentData.builder()
                        .setDescription(DESCRIPTION)
                        .putMetadata("setup_id", setup.toString())
                        .build())
                .setSuccessUrl(returnTo.paidUrl())
                .setCancelUrl(returnTo.cancelledUrl())
                .build();
        var options =
                RequestOptions.builder().setIdempotencyKey("setup-" + setup).build();
        var made = stripe.v1().checkout().sessions().create(form, options);
        return new StripeSetups.Opened(
                made.getId(), Objects.requireNonNull(made.getUrl()), Instant.ofEpochSecond(made.getExpiresAt()));
    }

    static StripeSetups.Seen look(StripeClient stripe, String sessionId) throws StripeException {
        var session = stripe.v1().checkout().sessions().retrieve(sessionId);
        return switch (session.getStatus()) {
            case "open" -> new StripeSetups.Seen.Open();
            case "expired" -> new StripeSetups.Seen.Expired();
            default -> saved(stripe, session.getSetupIntent());
        };
    }

    /** A slow bank is waited for. */
    private static StripeSetups.Seen saved(StripeClient stripe, String intentId) throws StripeException {
        var intent = stripe.v1().setupIntents().retrieve(intentId);
        if (!"succeeded".equals(intent.getStatus()) || intent.getPaymentMethod() == null) {
            return new StripeSetups.Seen.Open();
        }
        var method = stripe.v1().paymentMethods().retrieve(intent.getPaymentMethod());
        var card = StripeCards.saved(method);
        return card == null ? new StripeSetups.Seen.Expired() : new StripeSetups.Seen.Saved(card);
    }
}
