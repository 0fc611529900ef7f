package io.tutorflow.billing.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.notify.webhook.WebhookType;
import io.tutorflow.billing.notify.webhook.Webhooks;
import io.tutorflow.billing.payment.receipt.Receipt;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.UUID;

/** Notifies an account's webhooks of a payment's end, in the transaction that ends it. */
@ApplicationScoped
class PublishingPaymentEvents {

    private final Webhooks webhooks;
    private final BusinessClock clock;

    PublishingPaymentEvents(Webhooks webhooks, BusinessClock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** An expired payment is not worth an event. */
    Uni<Void> tell(Payment payment, Progress.Over end) {
        var order = payment.order();
        var price = order.price();
        var id = payment.id().value();
        var usd = price.paid().usd();
        var credits = price.paid().plus(price.bonus()).credits();
        return switch (end) {
            case Progress.Paid paid ->
                webhooks.tell(
                        order.accountId(),
                        WebhookType.PAYMENT_SUCCEEDED,
                        idOf("payment.succeeded:", id),
                        new Succeeded(id, order.purpose().text(), usd, credits, Receipt.text(paid.receiptNumber())),
                        paid.at());
            case Progress.Failed failed ->
                webhooks.tell(
                        order.accountId(),
                        WebhookType.PAYMENT_FAILED,
                        idOf("payment.failed:", id),
                        new Failed(id, order.purpose().text(), usd, credits, failed.reason()),
                        clock.now());
            case Progress.Expired expired -> Uni.createFrom().voidItem();
        };
    }

    private static UUID idOf(String what, UUID payment) {
        return UUID.nameUUIDFromBytes((what + payment).getBytes(UTF_8));
    }

    /** @param credits including the bonus */
    private record Succeeded(
            UUID paymentId, String purpose, BigDecimal amountUsd, BigDecimal credits, String receiptNumber) {}

    /** @param credits that were not bought */
    private record Failed(UUID paymentId, String purpose, BigDecimal amountUsd, BigDecimal credits, String failure) {}
}
