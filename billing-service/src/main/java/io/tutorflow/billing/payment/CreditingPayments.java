package io.tutorflow.billing.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.Posting;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.ledger.posting.PostingOutcome;
import io.tutorflow.billing.payment.receipt.IssuingReceipts;
import io.tutorflow.billing.payment.receipt.PaidCard;
import io.tutorflow.billing.payment.receipt.Sale;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Turns a payment into credits: the payment is marked paid, its credits and bonus are posted to the ledger, its card is
 * stored and its receipt is owed, all in the transaction that has locked the payment's row.
 */
@ApplicationScoped
class CreditingPayments {

    private final CustomerTable customers;
    private final Ledger ledger;
    private final IssuingReceipts receipts;
    private final BusinessClock clock;

    CreditingPayments(CustomerTable customers, Ledger ledger, IssuingReceipts receipts, BusinessClock clock) {
        this.customers = customers;
        this.ledger = ledger;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** @param card that was charged; it is kept if its holder wants that */
    Uni<Progress.Paid> credit(PaymentRow row, Verdict.Credit verdict, @Nullable SavedCard card) {
        return Panache.getSession()
                .chain(session -> deposit(session, row.payment()))
                .chain(() -> card == null || !row.savesCard
                        ? Uni.createFrom().voidItem()
                        : customers.save(row.accountId, card, clock.now()))
                // Last, because all payments share the counter, and a busy wallet must not hold up the others.
                .chain(receipts::nextNumber)
                .chain(number -> {
                    // Under the counter's lock, so that dates follow numbers.
                    var at = clock.now();
                    var paid = verdict.from().paid(verdict.intentId(), at, number);
                    row.become(paid);
                    return receipts.issue(number, sale(row.payment(), at, card)).replaceWith(paid);
                });
    }

    private static Sale sale(Payment payment, Instant at, @Nullable SavedCard card) {
        var order = payment.order();
        return new Sale(
                payment.id().value(),
                order.accountId(),
                order.payer().name(),
                order.payer().receiptEmail(),
                order.purpose().unit(),
                order.price().cents(),
                order.price().bonus(),
                card == null ? null : new PaidCard(card.brand(), card.last4()),
                at);
    }

    private Uni<Void> deposit(Mutiny.Session session, Payment payment) {
        var price = payment.order().price();
        var id = payment.id().value();
        var how = payment.order().purpose() == Purpose.AUTO_RELOAD ? "Automatically bought" : "Bought";
        var bought = "%s %s for %s by card".formatted(how, payment.order().description(), Amounts.usd(price.paid()));
        return post(session, payment, id, TransferKind.PURCHASE, price.paid(), bought)
                .chain(() -> price.bonus().isPositive()
                        ? post(
                                session,
                                payment,
                                bonusOf(id),
                                TransferKind.BONUS,
                                price.bonus(),
                                "Bonus for purchase " + id)
                        : Uni.createFrom().voidItem());
    }

    /** A payment is credited once, under its row's lock: anything else is a bug, and rolls everything back. */
    private Uni<Void> post(
            Mutiny.Session session, Payment payment, UUID id, TransferKind kind, Money amount, String reason) {
        var order = payment.order();
        return ledger.post(
                        session,
                        Posting.of(
                                kind,
                                id,
                                order.accountId(),
                                amount,
                                reason,
                                order.payer().name()))
                .invoke(PostingOutcome::demandPosted)
                .replaceWithVoid();
    }

    private static UUID bonusOf(UUID purchase) {
        return UUID.nameUUIDFromBytes(("bonus:" + purchase).getBytes(UTF_8));
    }
}
