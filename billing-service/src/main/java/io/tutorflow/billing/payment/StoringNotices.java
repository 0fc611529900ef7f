package io.tutorflow.billing.payment;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores Stripe's notices, each once, and makes their objects due: a payment of ours, or an object of another feature.
 */
@ApplicationScoped
public class StoringNotices {

    private static final String KEEP = """
            INSERT INTO stripe_event (id, type, object_id, payment_id, created_at, received_at)
            VALUES (:id, :type, :object, CAST(:payment AS uuid), :created, :now) ON CONFLICT (id) DO NOTHING""";

    private static final String PAYMENT_INTENT = "payment_intent";
    private static final String SUBSCRIPTION = "subscription";

    private final PaymentTable payments;

    /** By kind; other kinds do not matter. */
    private final Map<String, List<NoticedObjects>> noticed;

    private final DueWork work;
    private final RealClock clock;

    StoringNotices(PaymentTable payments, @All List<NoticedObjects> noticed, DueWork work, RealClock clock) {
        this.work = work;
        this.payments = payments;
        this.noticed = noticed.stream().collect(groupingBy(NoticedObjects::kind));
        this.clock = clock;
    }

    public Uni<NoticeResult> note(StripeNotice notice) {
        return Panache.withTransaction(() -> paymentOf(notice).chain(found -> {
            var row = found.orElse(null);
            return row != null && row.isAnothers(notice)
                    ? Uni.createFrom()
                            .item(new NoticeResult.Foreign(
                                    "payment %s has another session than %s".formatted(row.id, notice.objectId())))
                    : keep(notice, row);
        }));
    }

    private Uni<Optional<PaymentRow>> paymentOf(StripeNotice notice) {
        return notice.payment() == null ? Uni.createFrom().item(Optional.empty()) : payments.lock(notice.payment());
    }

    private Uni<NoticeResult> keep(StripeNotice notice, @Nullable PaymentRow row) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("id", notice.id())
                        .setParameter("type", notice.type())
                        .setParameter("object", notice.objectId())
                        .setParameter("payment", row == null ? null : row.id.toString())
                        .setParameter("created", notice.createdAt())
                        .setParameter("now", clock.now())
                        .executeUpdate())
                .call(kept -> row != null && kept > 0 && row.learns(notice)
                        ? work.hasten(PollingPayments.SCHEDULE, row.id)
                        : Uni.createFrom().voidItem())
                .call(kept -> kept > 0 ? lookAtOther(notice) : Uni.createFrom().voidItem())
                .map(kept -> kept > 0 ? new NoticeResult.Stored() : new NoticeResult.Repeated());
    }

    /** What is said of a refund or a dispute is said of its payment too, and of an invoice of its subscription. */
    private Uni<Void> lookAtOther(StripeNotice notice) {
        return look(notice.objectKind(), notice.objectId(), notice.customerId())
                .chain(() -> look(PAYMENT_INTENT, notice.intentId(), notice.customerId()))
                .chain(() -> look(SUBSCRIPTION, notice.subscriptionId(), notice.customerId()));
    }

    private Uni<Void> look(String kind, @Nullable String objectId, @Nullable String customerId) {
        return objectId == null
                ? Uni.createFrom().voidItem()
                : Multi.createFrom()
                        .iterable(noticed.getOrDefault(kind, List.of()))
                        .onItem()
                        .transformToUniAndConcatenate(objects -> objects.hasten(objectId, customerId))
                        .onItem()
                        .ignoreAsUni();
    }
}
