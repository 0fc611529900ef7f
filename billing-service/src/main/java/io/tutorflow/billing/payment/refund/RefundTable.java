package io.tutorflow.billing.payment.refund;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.payment.NoticedObjects;
import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Refunds, in the caller's session. */
@ApplicationScoped
class RefundTable implements NoticedObjects {

    private static final String COLUMNS = """
            SELECT id, payment_id, account_id, amount_cents, taken_micros, requested_by, reason, created_at,
                   state, refund_id, failure FROM refund\s""";

    /** The refund that has not failed, or else the newest. */
    private static final String OF_PAYMENT = COLUMNS + """
            WHERE payment_id = :payment ORDER BY state = 'failed', created_at DESC LIMIT 1""";

    private static final String IN_FLIGHT = """
            SELECT EXISTS (SELECT FROM refund WHERE account_id = :account AND state IN ('requested', 'pending'))""";

    private static final String LOCK = COLUMNS + "WHERE id = :id FOR UPDATE";

    private static final String MAKE = """
            INSERT INTO refund (id, payment_id, account_id, amount_cents, taken_micros, requested_by, reason,
                                state, attempt, created_at)
            VALUES (:id, :payment, :account, :cents, :taken, :by, CAST(:reason AS text), 'requested', 1, :at)""";

    private static final String OWED = "SELECT id, payment_id, amount_cents, attempt FROM refund WHERE id = :id";

    /** Including one that has succeeded, because its bank may send the money back. */
    private static final String NOTICED = "SELECT id FROM refund WHERE refund_id = :stripe AND state <> 'failed'";

    private static final String WAIT = """
            UPDATE refund SET state = 'pending', refund_id = :stripe
            WHERE id = :id AND state IN ('requested', 'pending')""";

    private static final String FINISH = """
            UPDATE refund SET state = 'succeeded', refund_id = :stripe, ended_at = :now
            WHERE id = :id AND state IN ('requested', 'pending')""";

    private static final String FAIL = """
            UPDATE refund SET state = 'failed', refund_id = coalesce(CAST(:stripe AS text), refund_id),
                              failure = :failure, ended_at = :now
            WHERE id = :id AND state <> 'failed'""";

    private static final String ANOTHER_ATTEMPT = "UPDATE refund SET attempt = attempt + 1 WHERE id = :id";

    private final DueWork work;

    RefundTable(DueWork work) {
        this.work = work;
    }

    Uni<Optional<Refund>> ofPayment(PaymentId payment) {
        return one(OF_PAYMENT, "payment", payment.value());
    }

    Uni<Optional<Refund>> lock(UUID id) {
        return one(LOCK, "id", id);
    }

    /** Whether Stripe has a refund of the account still to make. */
    Uni<Boolean> inFlight(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(IN_FLIGHT, Boolean.class)
                        .setParameter("account", account)
                        .getSingleResult());
    }

    Uni<Void> make(Refund.Requested refund) {
        var terms = refund.terms();
        return run(
                        MAKE,
                        statement -> statement
                                .setParameter("id", terms.id())
                                .setParameter("payment", terms.payment().value())
                                .setParameter("account", terms.accountId())
                                .setParameter("cents", terms.cents())
                                .setParameter("taken", terms.taken().micros())
                                .setParameter("by", terms.requester().by())
                                .setParameter("reason", terms.requester().reason())
                                .setParameter("at", terms.createdAt()))
                .chain(() -> work.enqueue(PollingRefunds.SCHEDULE, terms.id()));
    }

    @Override
    public String kind() {
        return "refund";
    }

    @Override
    public Uni<Void> hasten(String stripeId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NOTICED, UUID.class)
                        .setParameter("stripe", stripeId)
                        .getSingleResultOrNull())
                .chain(id -> id == null ? Uni.createFrom().voidItem() : work.hasten(PollingRefunds.SCHEDULE, id));
    }

    /** The refund that Stripe is to be asked for or about. */
    Uni<Owed> owed(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OWED, Object[].class)
                        .setParameter("id", id)
                        .getSingleResult())
                .map(row -> new Owed(
                        (UUID) row[0],
                        new PaymentId((UUID) row[1]),
                        ((Number) row[2]).longValue(),
                        ((Number) row[3]).intValue()));
    }

    Uni<Void> await(Refund.Pending refund) {
        return run(
                WAIT,
                statement ->
                        statement.setParameter("id", refund.terms().id()).setParameter("stripe", refund.stripeId()));
    }

    Uni<Void> finish(Refund.Succeeded refund, Instant now) {
        return run(
                FINISH,
                statement -> statement
                        .setParameter("id", refund.terms().id())
                        .setParameter("stripe", refund.stripeId())
                        .setParameter("now", now));
    }

    Uni<Void> fail(Refund.Failed refund, Instant now) {
        return run(
                FAIL,
                statement -> statement
                        .setParameter("id", refund.terms().id())
                        .setParameter("stripe", refund.stripeId())
                        .setParameter("failure", refund.failure())
                        .setParameter("now", now));
    }

    Uni<Void> anotherAttempt(UUID id) {
        return run(ANOTHER_ATTEMPT, statement -> statement.setParameter("id", id));
    }

    private static Uni<Optional<Refund>> one(String sql, String name, UUID value) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Object[].class)
                        .setParameter(name, value)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(RefundTable::refund));
    }

    private static Refund refund(Object[] row) {
        return refund(terms(row), (String) row[8], (String) row[9], (String) row[10]);
    }

    private static Refund refund(RefundTerms terms, String state, @Nullable String stripeId, @Nullable String failure) {
        return switch (state) {
            case "requested" -> new Refund.Requested(terms);
            case "pending" -> new Refund.Pending(terms, Objects.requireNonNull(stripeId));
            case "succeeded" -> new Refund.Succeeded(terms, Objects.requireNonNull(stripeId));
            case "failed" -> new Refund.Failed(terms, stripeId, Objects.requireNonNull(failure));
            default -> throw new IllegalStateException("Unknown state of a refund: " + state);
        };
    }

    private static RefundTerms terms(Object[] row) {
        return new RefundTerms(
                (UUID) row[0],
                new PaymentId((UUID) row[1]),
                (UUID) row[2],
                ((Number) row[3]).longValue(),
                Money.ofMicros(((Number) row[4]).longValue()),
                new RefundTerms.Requester((String) row[5], (String) row[6]),
                ((OffsetDateTime) row[7]).toInstant());
    }

    private static Uni<Void> run(String sql, UnaryOperator<Mutiny.MutationQuery> parameters) {
        return Panache.getSession()
                .chain(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate())
                .replaceWithVoid();
    }

    /** A refund to request from Stripe. */
    record Owed(UUID id, PaymentId payment, long cents, int attempt) {}
}
