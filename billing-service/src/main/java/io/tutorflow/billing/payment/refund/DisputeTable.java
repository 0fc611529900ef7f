package io.tutorflow.billing.payment.refund;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.payment.DisputedInvoices;
import io.tutorflow.billing.payment.NoticedObjects;
import io.tutorflow.billing.payment.Payment;
import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.billing.payment.StripeRefunds.SeenDispute;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** Disputes, in the caller's session. */
@ApplicationScoped
class DisputeTable implements NoticedObjects {

    private static final String FIND = "SELECT state, taken_micros FROM dispute WHERE id = :id FOR UPDATE";

    private static final String OPEN_OF =
            "SELECT EXISTS (SELECT FROM dispute WHERE payment_id = :payment AND state = 'open')";

    private static final String OPEN_OF_ACCOUNT =
            "SELECT EXISTS (SELECT FROM dispute WHERE account_id = :account AND state = 'open')";

    private static final String OLDEST_OPEN = "SELECT min(created_at) FROM dispute WHERE state = 'open'";

    private static final String OPEN = """
            INSERT INTO dispute (id, payment_id, account_id, amount_cents, reason, state, taken_micros, created_at)
            VALUES (:id, :payment, :account, :cents, :reason, 'open', :taken, :at)""";

    private static final String OPEN_OF_INVOICE = """
            INSERT INTO dispute (id, invoice_id, metered_invoice_id, account_id, amount_cents, reason, state, taken_micros, created_at)
            VALUES (:id, CAST(:ours AS uuid), CAST(:stripes AS uuid), :account, :cents, :reason, 'open', 0, :at)""";

    private static final String WIN = """
            UPDATE dispute SET state = 'won', taken_micros = 0, ended_at = :now WHERE id = :id AND state = 'open'""";

    private static final String LOSE = """
            UPDATE dispute SET state = 'lost', taken_micros = :taken, ended_at = :now
            WHERE id = :id AND state = 'open'""";

    private final DueWork work;

    DisputeTable(DueWork work) {
        this.work = work;
    }

    Uni<Optional<Dispute>> find(String id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(found -> dispute(id, (String) found[0], Money.ofMicros(((Number) found[1]).longValue()))));
    }

    private static Dispute dispute(String id, String state, Money taken) {
        return switch (state) {
            case "open" -> new Dispute.Open(id, taken);
            case "won" -> new Dispute.Won(id);
            case "lost" -> new Dispute.Lost(id, taken);
            default -> throw new IllegalStateException("Unknown state of a dispute: " + state);
        };
    }

    Uni<Boolean> isOpenOf(PaymentId payment) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OPEN_OF, Boolean.class)
                        .setParameter("payment", payment.value())
                        .getSingleResult());
    }

    /** Of whatever payment of the account, invoices included. */
    Uni<Boolean> isOpenOf(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OPEN_OF_ACCOUNT, Boolean.class)
                        .setParameter("account", account)
                        .getSingleResult());
    }

    Uni<Optional<Instant>> oldestOpen() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OLDEST_OPEN, OffsetDateTime.class)
                        .getSingleResultOrNull())
                .map(oldest -> Optional.ofNullable(oldest).map(OffsetDateTime::toInstant));
    }

    Uni<Void> open(Dispute.Open dispute, SeenDispute seen, Payment of) {
        return run(
                        OPEN,
                        statement -> statement
                                .setParameter("id", dispute.id())
                                .setParameter("payment", of.id().value())
                                .setParameter("account", of.order().accountId())
                                .setParameter("cents", seen.cents())
                                .setParameter("reason", seen.reason())
                                .setParameter("taken", dispute.frozen().micros())
                                .setParameter("at", seen.createdAt()))
                .replaceWithVoid();
    }

    /** It takes nothing of the account. */
    Uni<Void> openOfInvoice(SeenDispute seen, DisputedInvoices.Charged charged, DisputedInvoices.Kind kind) {
        var invoice = charged.invoice().toString();
        return run(
                        OPEN_OF_INVOICE,
                        statement -> statement
                                .setParameter("id", seen.id())
                                .setParameter("ours", kind == DisputedInvoices.Kind.OURS ? invoice : null)
                                .setParameter("stripes", kind == DisputedInvoices.Kind.STRIPES ? invoice : null)
                                .setParameter("account", charged.account())
                                .setParameter("cents", seen.cents())
                                .setParameter("reason", seen.reason())
                                .setParameter("at", seen.createdAt()))
                .replaceWithVoid();
    }

    Uni<Void> win(Dispute.Won dispute, Instant now) {
        return run(WIN, statement -> statement.setParameter("id", dispute.id()).setParameter("now", now))
                .replaceWithVoid();
    }

    Uni<Void> lose(Dispute.Lost dispute, Instant now) {
        return run(
                        LOSE,
                        statement -> statement
                                .setParameter("id", dispute.id())
                                .setParameter("taken", dispute.taken().micros())
                                .setParameter("now", now))
                .replaceWithVoid();
    }

    @Override
    public String kind() {
        return "dispute";
    }

    /** All are listed, because the notice may be about one that we do not know. */
    @Override
    public Uni<Void> hasten(String disputeId) {
        return work.hasten(WatchingDisputes.SCHEDULE);
    }

    private static Uni<Integer> run(String sql, UnaryOperator<Mutiny.MutationQuery> parameters) {
        return Panache.getSession()
                .chain(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate());
    }
}
