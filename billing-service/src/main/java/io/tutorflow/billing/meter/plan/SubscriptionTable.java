package io.tutorflow.billing.meter.plan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.payment.NoticedObjects;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** The subscriptions that accounts have and had, within the session of the caller. */
@ApplicationScoped
class SubscriptionTable implements NoticedObjects {

    private static final String NEWEST = """
            SELECT account_id, generation, status, subscription_id, attempt, changed_at FROM metered_subscription
            WHERE account_id = :account ORDER BY generation DESC LIMIT 1""";

    /** Another replica may have been quicker. */
    private static final String BEGIN = """
            INSERT INTO metered_subscription (account_id, generation, status, changed_at)
            VALUES (:account, :generation, 'making', :now) ON CONFLICT DO NOTHING""";

    private static final String MADE = """
            UPDATE metered_subscription SET status = 'running', subscription_id = :stripe, changed_at = :now
            WHERE account_id = :account AND generation = :generation AND status = 'making'""";

    private static final String BECOME = """
            UPDATE metered_subscription SET status = :status, changed_at = :now
            WHERE account_id = :account AND generation = :generation AND status <> :status""";

    private static final String DO_WITHOUT = """
            UPDATE metered_subscription SET status = 'over', changed_at = :now
            WHERE account_id = :account AND status = 'lost'""";

    private static final String ANOTHER_ATTEMPT = """
            UPDATE metered_subscription SET attempt = attempt + 1
            WHERE account_id = :account AND status = 'making'""";

    private static final String OF =
            "SELECT account_id FROM metered_subscription WHERE subscription_id = :stripe AND status <> 'lost'";

    private final DueWork work;
    private final BusinessClock clock;

    SubscriptionTable(DueWork work, BusinessClock clock) {
        this.work = work;
        this.clock = clock;
    }

    Uni<Optional<SubscriptionRecord>> newest(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEWEST, Object[].class)
                        .setParameter("account", account)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(found -> new SubscriptionRecord(
                                (UUID) found[0],
                                ((Number) found[1]).intValue(),
                                SubscriptionStatus.of((String) found[2]),
                                (String) found[3],
                                ((Number) found[4]).intValue(),
                                ((OffsetDateTime) found[5]).toInstant())));
    }

    /** The next one of the account. */
    Uni<SubscriptionRecord> begin(UUID account) {
        return newest(account)
                .chain(before -> before.filter(record -> record.status() == SubscriptionStatus.MAKING)
                        .map(record -> Uni.createFrom().item(record))
                        .orElseGet(() -> begin(
                                account,
                                1 + before.map(SubscriptionRecord::generation).orElse(0))));
    }

    private Uni<SubscriptionRecord> begin(UUID account, int generation) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BEGIN)
                        .setParameter("account", account)
                        .setParameter("generation", generation)
                        .setParameter("now", clock.now())
                        .executeUpdate())
                .chain(() -> newest(account))
                .map(Optional::orElseThrow);
    }

    Uni<Void> made(SubscriptionRecord record, String stripeId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MADE)
                        .setParameter("account", record.account())
                        .setParameter("generation", record.generation())
                        .setParameter("stripe", stripeId)
                        .setParameter("now", clock.now())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** A person does without the one that was lost; answers whether there was one. */
    Uni<Boolean> doWithout(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DO_WITHOUT)
                        .setParameter("account", account)
                        .setParameter("now", clock.now())
                        .executeUpdate())
                .map(changed -> changed > 0);
    }

    Uni<Void> become(SubscriptionRecord record, SubscriptionStatus status) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BECOME)
                        .setParameter("account", record.account())
                        .setParameter("generation", record.generation())
                        .setParameter("status", status.text())
                        .setParameter("now", clock.now())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Under another key: Stripe repeats what it once answered to this one. */
    Uni<Void> anotherAttempt(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ANOTHER_ATTEMPT)
                        .setParameter("account", account)
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public String kind() {
        return "subscription";
    }

    /** Something has happened to it, or to an invoice of it. */
    @Override
    public Uni<Void> hasten(String objectId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF, UUID.class)
                        .setParameter("stripe", objectId)
                        .getSingleResultOrNull())
                .chain(account ->
                        account == null ? Uni.createFrom().voidItem() : work.hasten(Subscribing.SCHEDULE, account));
    }
}
