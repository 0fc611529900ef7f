package io.tutorflow.billing.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.param.billing.MeterEventCreateParams;
import io.tutorflow.billing.payment.StripeMeters.Taken;
import io.tutorflow.billing.payment.StripeMeters.Usage;

/** Calls to Stripe about meters. */
final class MeterCalls {

    /** The keys of a meter's mappings, as they are unless it was made with others. */
    private static final String CUSTOMER = "stripe_customer_id";

    private static final String VALUE = "value";

    /** Stripe has no code for it. */
    private static final String KNOWN = "already exists with identifier";

    private MeterCalls() {}

    static Taken report(StripeClient stripe, Usage usage) throws StripeException {
        var form = MeterEventCreateParams.builder()
                .setEventName(usage.eventName())
                .setIdentifier(usage.id().toString())
                .setTimestamp(usage.at().getEpochSecond())
                .putPayload(CUSTOMER, usage.customerId())
                .putPayload(VALUE, Long.toString(usage.value()))
                .build();
        try {
            stripe.v1().billing().meterEvents().create(form);
            return Taken.NEW;
        } catch (InvalidRequestException refused) {
            if (String.valueOf(refused.getMessage()).contains(KNOWN)) {
                return Taken.KNOWN;
            }
            throw refused;
        }
    }
}
