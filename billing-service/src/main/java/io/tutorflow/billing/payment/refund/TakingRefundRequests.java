package io.tutorflow.billing.payment.refund;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.billing.payment.PaymentId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the refund requests of owners, org admins and operators, which differ in whose purchase it must be. */
@ApplicationScoped
class TakingRefundRequests {

    private final RequestingRefunds requesting;
    private final Asking asking;

    TakingRefundRequests(RequestingRefunds requesting, Asking asking) {
        this.requesting = requesting;
        this.asking = asking;
    }

    /**
     * Call this in a resource before anything asynchronous.
     *
     * @param account that must own the purchase
     * @param who requests it
     */
    Uni<RefundBody> take(Uni<UUID> account, UUID purchase, String who, @Nullable RefundRequest body) {
        var wish = RefundRequest.by(who, body);
        var asked = asking.of(RefundRequest.OPERATION, purchase, body, wish.reason());
        return account.chain(owner -> requesting.request(owner, new PaymentId(purchase), wish, asked))
                .map(RefundBody::of);
    }
}
