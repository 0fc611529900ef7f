package io.tutorflow.billing.payment;

import java.time.Instant;

/**
 * Money that somebody is about to pay, or has paid.
 *
 * @param expiresAt until when it can be begun to be paid
 */
public record Payment(PaymentId id, Order order, Instant createdAt, Instant expiresAt, Progress progress) {

    private static final String CURRENCY = "usd";

    /**
     * What Stripe says, judged. Paid wins over whatever was believed before; of anything else a payment that is over
     * learns nothing.
     */
    Verdict judge(SeenPayment seen) {
        if (progress instanceof Progress.Paid paid) {
            return new Verdict.Over(paid);
        }
        if (!seen.paymentId().equals(id.value().toString())) {
            return new Verdict.Contradiction("session " + seen.id() + " is of payment " + seen.paymentId());
        }
        return switch (seen.status()) {
            case PAID -> paid(seen);
            case FAILED -> over(new Progress.Failed(seen.failure() == null ? "declined" : seen.failure()));
            case EXPIRED -> over(new Progress.Expired());
            case OPEN -> new Verdict.Wait(progress);
            case PROCESSING -> processing(seen);
        };
    }

    /** What ended it first stays. */
    private Verdict over(Progress end) {
        return new Verdict.Over(
                progress instanceof Progress.Failed || progress instanceof Progress.Expired ? progress : end);
    }

    private Verdict paid(SeenPayment seen) {
        if (seen.cents() != order.price().cents() || !CURRENCY.equals(seen.currency())) {
            return new Verdict.Contradiction("%d cents of %s were asked for, %d of %s were paid"
                    .formatted(order.price().cents(), CURRENCY, seen.cents(), seen.currency()));
        }
        return seen.intentId() == null
                ? new Verdict.Contradiction("session " + seen.id() + " is paid without a payment intent")
                : new Verdict.Credit(seen.intentId());
    }

    private Verdict processing(SeenPayment seen) {
        return new Verdict.Wait(
                progress instanceof Progress.Open open ? new Progress.Processing(seen.id(), open.url()) : progress);
    }

    /** Whether a person can still be sent to pay it. */
    boolean canBegin(Instant now) {
        return progress instanceof Progress.Created && now.isBefore(expiresAt.minus(PaymentLimits.SESSION_AT_LEAST));
    }

    Payment at(Progress next) {
        return new Payment(id, order, createdAt, expiresAt, next);
    }
}
