package io.tutorflow.billing.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import io.tutorflow.billing.payment.StripeRefunds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls to Stripe about refunds and disputes. */
final class RefundCalls {

    private static final String OUR_ID = "refund_id";
    private static final long PAGE = 100;

    /** Made by hand at Stripe: the money is gone, so the credits must not be returned. */
    private static final String REFUNDED_ELSEWHERE = "charge_already_refunded";

    private RefundCalls() {}

    static StripeRefunds.Seen refund(StripeClient stripe, StripeRefunds.Wish wish) throws StripeException {
        // Outside the block that treats failures as refusals: a failed search says nothing about what was refunded.
        var before = wish.mayHaveBeen() ? find(stripe, wish) : Optional.<Refund>empty();
        if (before.isPresent()) {
            return seen(before.get());
        }
        try {
            return seen(make(stripe, wish));
        } catch (InvalidRequestException refused) {
            if (REFUNDED_ELSEWHERE.equals(refused.getCode())) {
                throw refused;
            }
            var why = refused.getCode() == null ? "refused" : refused.getCode();
            return new StripeRefunds.Seen.Failed(null, why);
        }
    }

    /** Stripe forgets idempotency keys after a day; a refund's metadata names our refund. */
    private static Optional<Refund> find(StripeClient stripe, StripeRefunds.Wish wish) throws StripeException {
        var list = RefundListParams.builder()
                .setPaymentIntent(wish.intentId())
                .setLimit(PAGE)
                .build();
        for (var refund : stripe.v1().refunds().list(list).autoPagingIterable()) {
            if (wish.id().toString().equals(refund.getMetadata().get(OUR_ID))) {
                return Optional.of(refund);
            }
        }
        return Optional.empty();
    }

    private static Refund make(StripeClient stripe, StripeRefunds.Wish wish) throws StripeException {
        var form = RefundCreateParams.builder()
                .setPaymentIntent(wish.intentId())
                .setAmount(wish.cents())
                .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                .putMetadata(OUR_ID, wish.id().toString())
                .build();
        var key = "refund-" + wish.id() + "-" + wish.attempt();
        return stripe.v1()
                .refunds()
                .create(form, RequestOptions.builder().setIdempotencyKey(key).build());
    }

    private static StripeRefunds.Seen seen(Refund refund) {
        return switch (String.valueOf(refund.getStatus())) {
            case "succeeded" -> new StripeRefunds.Seen.Succeeded(refund.getId());
            case "failed", "canceled" ->
                new StripeRefunds.Seen.Failed(
                        refund.getId(),
                        refund.getFailureReason() == null ? refund.getStatus() : refund.getFailureReason());
            default -> new StripeRefunds.Seen.Pending(refund.getId());
        };
    }

    static List<StripeRefunds.SeenDispute> disputesSince(StripeClient stripe, Instant since) throws StripeException {
        var list = DisputeListParams.builder()
                .setCreated(DisputeListParams.Created.builder()
                        .setGte(since.getEpochSecond())
                        .build())
                .setLimit(PAGE)
                .build();
        var found = new ArrayList<StripeRefunds.SeenDispute>();
        for (var dispute : stripe.v1().disputes().list(list).autoPagingIterable()) {
            if (dispute.getPaymentIntent() != null) {
                found.add(seen(dispute));
            }
        }
        return found;
    }

    /** A closed inquiry never took any money. */
    private static StripeRefunds.SeenDispute seen(Dispute dispute) {
        return new StripeRefunds.SeenDispute(
                dispute.getId(),
                dispute.getPaymentIntent(),
                dispute.getAmount(),
                dispute.getReason(),
                Instant.ofEpochSecond(dispute.getCreated()),
                switch (dispute.getStatus()) {
                    case "won", "warning_closed", "prevented" -> StripeRefunds.Standing.WON;
                    case "lost" -> StripeRefunds.Standing.LOST;
                    default -> StripeRefunds.Standing.UNDECIDED;
                });
    }
}
