package io.tutorflow.billing.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that someone is about to pay, or has paid.
 *
 * @param expiresAt until when the payment can be started
 */
public record Payment(PaymentId id, Order order, Instant createdAt, Instant expiresAt, Progress progress) {

    private static final String CURRENCY = "usd";

    /** Judges Stripe's answer. Paid wins over any earlier state; otherwise a payment that is over does not change. */
    Verdict judge(SeenPayment seen) {
        return switch (progress) {
            case Progress.Paid paid -> new Verdict.Rest(paid);
            case Progress.Unpaid unpaid ->
                seen.paymentId().equals(id.value().toString())
                        ? judge(unpaid, seen)
                        : new Verdict.Contradiction("session " + seen.id() + " belongs to payment " + seen.paymentId());
        };
    }

    private Verdict judge(Progress.Unpaid before, SeenPayment seen) {
        return switch (seen.status()) {
            case PAID -> paid(before, seen);
            case FAILED -> over(before, seen.failure() == null ? "declined" : seen.failure());
            case EXPIRED -> over(before, null);
            case OPEN -> new Verdict.Wait(before);
            case PROCESSING -> new Verdict.Wait(before instanceof Progress.Open open ? open.processing() : before);
        };
    }

    /**
     * The first end stays.
     *
     * @param failure null if nobody paid in time
     */
    private static Verdict over(Progress.Unpaid before, @Nullable String failure) {
        return switch (before) {
            case Progress.Undecided undecided ->
                new Verdict.End(failure == null ? undecided.expired() : undecided.failed(failure));
            case Progress.Failed failed -> new Verdict.Rest(failed);
            case Progress.Expired expired -> new Verdict.Rest(expired);
        };
    }

    private Verdict paid(Progress.Unpaid before, SeenPayment seen) {
        if (seen.cents() != order.price().cents() || !CURRENCY.equals(seen.currency())) {
            return new Verdict.Contradiction("%d cents of %s were requested, but %d of %s were paid"
                    .formatted(order.price().cents(), CURRENCY, seen.cents(), seen.currency()));
        }
        return seen.intentId() == null
                ? new Verdict.Contradiction("session " + seen.id() + " is paid without a payment intent")
                : new Verdict.Credit(before, seen.intentId());
    }

    /** Whether a person can still be sent to pay it. */
    boolean canBegin(Instant now) {
        return progress instanceof Progress.Created && now.isBefore(expiresAt.minus(PaymentLimits.SESSION_AT_LEAST));
    }
}
