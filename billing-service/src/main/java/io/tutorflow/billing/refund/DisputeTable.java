package io.tutorflow.billing.refund;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.NoticedObjects;
import io.tutorflow.billing.payment.Payment;
import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.billing.payment.StripeRefunds.SeenDispute;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** Disputes, within the session of the caller. */
@ApplicationScoped
class DisputeTable implements NoticedObjects {

    private static final String FIND = "SELECT state, taken_micros FROM dispute WHERE id = :id FOR UPDATE";

    private static final String OPEN_OF =
            "SELECT EXISTS (SELECT FROM dispute WHERE payment_id = :payment AND state = 'open')";

    private static final String OLDEST_OPEN = "SELECT min(created_at) FROM dispute WHERE state = 'open'";

    private static final String OPEN = """
            INSERT INTO dispute (id, payment_id, account_id, amount_cents, reason, state, taken_micros, created_at)
            VALUES (:id, :payment, :account, :cents, :reason, 'open', :taken, :at)""";

    private static final String DECIDE =
            "UPDATE dispute SET state = :state, taken_micros = :taken, ended_at = :now WHERE id = :id";

    /** Whose turn it is to list them, on one replica. */
    private static final String TURN = """
            UPDATE stripe_watch SET look_at = :next WHERE what = 'disputes' AND look_at <= :now""";

    private static final String LOOK_AT = "UPDATE stripe_watch SET look_at = :now WHERE what = 'disputes'";

    Uni<Optional<Known>> find(String id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(found ->
                                new Known("open".equals(found[0]), Money.ofMicros(((Number) found[1]).longValue()))));
    }

    Uni<Boolean> isOpenOf(PaymentId payment) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OPEN_OF, Boolean.class)
                        .setParameter("payment", payment.value())
                        .getSingleResult());
    }

    Uni<Optional<Instant>> oldestOpen() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OLDEST_OPEN, OffsetDateTime.class)
                        .getSingleResultOrNull())
                .map(oldest -> Optional.ofNullable(oldest).map(OffsetDateTime::toInstant));
    }

    Uni<Void> open(SeenDispute dispute, Payment of, Money taken) {
        return run(
                        OPEN,
                        statement -> statement
                                .setParameter("id", dispute.id())
                                .setParameter("payment", of.id().value())
                                .setParameter("account", of.order().accountId())
                                .setParameter("cents", dispute.cents())
                                .setParameter("reason", dispute.reason())
                                .setParameter("taken", taken.micros())
                                .setParameter("at", dispute.createdAt()))
                .replaceWithVoid();
    }

    /** @param taken in all; nothing if it was won */
    Uni<Void> decide(String id, boolean won, Money taken, Instant now) {
        return run(
                        DECIDE,
                        statement -> statement
                                .setParameter("id", id)
                                .setParameter("state", won ? "won" : "lost")
                                .setParameter("taken", taken.micros())
                                .setParameter("now", now))
                .replaceWithVoid();
    }

    @Override
    public String kind() {
        return "dispute";
    }

    /** They are listed, whichever it is about: it may be one that nobody here has heard of. */
    @Override
    public Uni<Void> lookAt(String disputeId, Instant now) {
        return run(LOOK_AT, statement -> statement.setParameter("now", now)).replaceWithVoid();
    }

    Uni<Boolean> takeTurn(Instant now, Instant next) {
        return run(TURN, statement -> statement.setParameter("now", now).setParameter("next", next))
                .map(taken -> taken > 0);
    }

    private static Uni<Integer> run(String sql, UnaryOperator<Mutiny.MutationQuery> parameters) {
        return Panache.getSession()
                .chain(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate());
    }

    /** @param taken off the account on its account so far */
    record Known(boolean open, Money taken) {}
}
