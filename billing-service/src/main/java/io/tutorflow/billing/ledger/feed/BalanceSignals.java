package io.tutorflow.billing.ledger.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Backlog;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What followers are still to look at. A follower claims the signal, so that no other replica waits for it, locks the wallet
 * and takes the signal, in the transaction of what it does: whoever moves the balance at the same time waits, and signals
 * anew. Every method is part of the caller's transaction.
 */
@ApplicationScoped
public class BalanceSignals {

    private static final String LIST =
            "SELECT account_id FROM balance_signal WHERE follower = :follower ORDER BY at LIMIT :most";

    private static final String BACKLOG =
            "SELECT count(*), min(at) FROM balance_signal WHERE follower = ANY (:followers)";

    private static final String CLAIM = """
            SELECT 1 FROM balance_signal WHERE follower = :follower AND account_id = :account FOR UPDATE SKIP LOCKED""";

    private static final String TAKE = """
            DELETE FROM balance_signal WHERE follower = :follower AND account_id = :account
            RETURNING balance_micros, below_micros""";

    private static final String RAISE = """
            INSERT INTO balance_signal (follower, account_id, seq, balance_micros, at)
            SELECT :follower, account_id, seq, promo_micros + purchased_micros - held_micros, :now FROM wallet
            WHERE account_id = ANY (:accounts) ORDER BY account_id
            ON CONFLICT (follower, account_id) DO NOTHING""";

    private static final String RAISE_IF_LOW = """
            INSERT INTO balance_signal (follower, account_id, seq, balance_micros, below_micros, at)
            SELECT b.follower, w.account_id, w.seq, w.promo_micros + w.purchased_micros - w.held_micros, b.below_micros, :now
            FROM wallet w JOIN balance_watch b USING (account_id)
            WHERE w.account_id = :account AND b.follower = :follower
              AND w.promo_micros + w.purchased_micros - w.held_micros < b.below_micros
            ON CONFLICT (follower, account_id) DO NOTHING""";

    private final BusinessClock clock;

    BalanceSignals(BusinessClock clock) {
        this.clock = clock;
    }

    /**
     * A balance that fell.
     *
     * @param below the threshold; none of a refusal
     */
    public record Signal(Money balance, @Nullable Money below) {}

    /** Those that wait longest. */
    public Uni<List<UUID>> list(Follower follower, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LIST, UUID.class)
                        .setParameter("follower", follower.text())
                        .setParameter("most", most)
                        .getResultList());
    }

    /** What these followers are still to look at, with a session of its own. */
    public Uni<Backlog> backlog(Follower... followers) {
        return Panache.withSession(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(BACKLOG, Object[].class)
                                .setParameter(
                                        "followers",
                                        Stream.of(followers).map(Follower::text).toArray(String[]::new))
                                .getSingleResult()))
                .map(row -> Backlog.waiting(((Number) row[0]).longValue(), (OffsetDateTime) row[1]));
    }

    /** Whether it is there, and no other replica is at it. */
    public Uni<Boolean> claim(Follower follower, UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM, Integer.class)
                        .setParameter("follower", follower.text())
                        .setParameter("account", account)
                        .getSingleResultOrNull())
                .map(found -> found != null);
    }

    /** Nothing if another replica took it. The caller has locked the wallet. */
    public Uni<Optional<Signal>> take(Follower follower, UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE, Object[].class)
                        .setParameter("follower", follower.text())
                        .setParameter("account", account)
                        .getResultList())
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Signal(
                                Money.ofMicros(((Number) row[0]).longValue()),
                                row[1] == null ? null : Money.ofMicros(((Number) row[1]).longValue()))));
    }

    /** Has the follower look at them, whatever their balances are. */
    public Uni<Void> raise(Follower follower, Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> session.createNativeQuery(RAISE)
                                .setParameter("follower", follower.text())
                                .setParameter("accounts", accounts.toArray(UUID[]::new))
                                .setParameter("now", clock.now())
                                .executeUpdate())
                        .replaceWithVoid();
    }

    /** Has the follower look at it if its credits less holds are below what is watched. */
    public Uni<Void> raiseIfLow(Follower follower, UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RAISE_IF_LOW)
                        .setParameter("follower", follower.text())
                        .setParameter("account", account)
                        .setParameter("now", clock.now())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
