package io.tutorflow.billing.payment.refund;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tutorflow.billing.payment.StripeRefunds.SeenDispute;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Calls a person: whoever does not respond at Stripe loses the dispute. */
@ApplicationScoped
class DisputeAlarm {

    private static final Logger LOG = Logger.getLogger(DisputeAlarm.class);

    private final Counter opened;

    DisputeAlarm(MeterRegistry metrics) {
        this.opened = Counter.builder("tutorflow.disputes.opened")
                .description("Payments disputed by a bank; a person must respond at Stripe")
                .register(metrics);
    }

    /** @param what is disputed, such as {@code Payment 0198…} */
    void raise(String what, SeenDispute dispute) {
        opened.increment();
        LOG.errorf("%s is disputed (%s, %s): respond at Stripe", what, dispute.id(), dispute.reason());
    }
}
