package io.tutorflow.billing.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.billing.MeterEventCreateParams;
import io.tutorflow.billing.payment.StripeMeters.Answer;
import io.tutorflow.billing.payment.StripeMeters.Usage;
import java.util.Set;

/** Calls to Stripe about meters. */
final class MeterCalls {

    /** The keys of a meter's mappings, as they are unless it was made with others. */
    static final String CUSTOMER = "stripe_customer_id";

    static final String VALUE = "value";

    /** Stripe has no code for it. */
    private static final String KNOWN = "already exists with identifier";

    /** Answers of before Stripe has looked at the request. After a 409 nobody knows. */
    private static final Set<Integer> NOT_NOW = Set.of(401, 403, 429);

    /** A repeat that is not looked at would hide that an earlier attempt may have arrived. */
    private static final RequestOptions ONE_ATTEMPT =
            RequestOptions.builder().setMaxNetworkRetries(0).build();

    private MeterCalls() {}

    static Answer report(StripeClient stripe, Usage usage) throws StripeException {
        var form = MeterEventCreateParams.builder()
                .setEventName(usage.eventName())
                .setIdentifier(usage.id().toString())
                .setTimestamp(usage.at().getEpochSecond())
                .putPayload(CUSTOMER, usage.customerId())
                .putPayload(VALUE, Long.toString(usage.value()))
                .build();
        try {
            stripe.v1().billing().meterEvents().create(form, ONE_ATTEMPT);
            return new Answer.Taken();
        } catch (StripeException failure) {
            return answer(failure);
        }
    }

    /** @throws StripeException if it is none */
    private static Answer answer(StripeException failure) throws StripeException {
        var why = String.valueOf(failure.getMessage());
        if (failure.getStatusCode() != null && NOT_NOW.contains(failure.getStatusCode())) {
            return new Answer.NotNow(why);
        }
        if (failure instanceof InvalidRequestException) {
            return why.contains(KNOWN) ? new Answer.Taken() : new Answer.Refused(why);
        }
        throw failure;
    }
}
