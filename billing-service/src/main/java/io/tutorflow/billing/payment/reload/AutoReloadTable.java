package io.tutorflow.billing.payment.reload;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.feed.BalanceWatches;
import io.tutorflow.billing.ledger.feed.Follower;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Owners' settings, in the caller's session. */
@ApplicationScoped
class AutoReloadTable {

    private static final String FIND = """
            SELECT enabled, threshold_cents, target_cents, daily_cap_cents, monthly_cap_cents, declines, retry_at, last_failure
            FROM auto_reload WHERE account_id = :account""";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String PUT = """
            INSERT INTO auto_reload (account_id, enabled, threshold_cents, target_cents, daily_cap_cents, monthly_cap_cents,
                                     declines, retry_at, last_failure, set_at, set_by)
            VALUES (:account, :enabled, :threshold, :target, CAST(:daily AS bigint), CAST(:cap AS bigint), 0, NULL, NULL, :now, :by)
            ON CONFLICT (account_id) DO UPDATE SET (enabled, threshold_cents, target_cents, daily_cap_cents,
                                                    monthly_cap_cents, declines, retry_at, last_failure, set_at, set_by)
                = (excluded.enabled, excluded.threshold_cents, excluded.target_cents, excluded.daily_cap_cents,
                   excluded.monthly_cap_cents, 0, NULL, NULL, excluded.set_at, excluded.set_by)""";

    private static final String GO_ON = """
            UPDATE auto_reload SET enabled = :enabled, declines = :declines, retry_at = CAST(:retry AS timestamptz),
                                   last_failure = CAST(:failure AS text)
            WHERE account_id = :account""";

    private static final String WAKE = """
            UPDATE auto_reload SET retry_at = NULL WHERE account_id IN (
                SELECT account_id FROM auto_reload WHERE retry_at <= :now LIMIT :most FOR UPDATE SKIP LOCKED)
            RETURNING account_id""";

    private final BalanceWatches watches;

    AutoReloadTable(BalanceWatches watches) {
        this.watches = watches;
    }

    Uni<Optional<AutoReload>> find(UUID account) {
        return read(FIND, account);
    }

    Uni<Optional<AutoReload>> lock(UUID account) {
        return read(LOCK, account);
    }

    /** As set by its owner: earlier failures are forgotten. */
    Uni<Void> put(UUID account, AutoReload wish, String by, Instant now) {
        return run(
                        PUT,
                        statement -> statement
                                .setParameter("account", account)
                                .setParameter("enabled", wish instanceof AutoReload.On)
                                .setParameter("threshold", wish.figures().thresholdCents())
                                .setParameter("target", wish.figures().targetCents())
                                .setParameter("daily", wish.figures().dailyCapCents())
                                .setParameter("cap", wish.figures().monthlyCapCents())
                                .setParameter("now", now)
                                .setParameter("by", by))
                .chain(() -> watch(account, wish));
    }

    /** The state after a charge. */
    Uni<Void> goOn(UUID account, AutoReload after) {
        return run(
                        GO_ON,
                        statement -> statement
                                .setParameter("account", account)
                                .setParameter("enabled", after instanceof AutoReload.On)
                                .setParameter("declines", after.declines())
                                .setParameter("retry", after instanceof AutoReload.On on ? on.retryAt() : null)
                                .setParameter("failure", after.lastFailure()))
                .chain(() -> watch(account, after));
    }

    /** Settings whose pause is over; they are no longer paused. */
    Uni<List<UUID>> wake(Instant now, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WAKE, UUID.class)
                        .setParameter("now", now)
                        .setParameter("most", most)
                        .getResultList());
    }

    private Uni<Void> watch(UUID account, AutoReload wish) {
        return watches.watch(
                List.of(account),
                Follower.RELOAD,
                wish instanceof AutoReload.On ? wish.figures().threshold() : null);
    }

    private static Uni<Optional<AutoReload>> read(String sql, UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Object[].class)
                        .setParameter("account", account)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(AutoReloadTable::autoReload));
    }

    private static AutoReload autoReload(Object[] row) {
        var figures = new ReloadFigures(
                ((Number) row[1]).longValue(), ((Number) row[2]).longValue(), longOrNull(row[3]), longOrNull(row[4]));
        int declines = ((Number) row[5]).intValue();
        var retryAt = row[6] == null ? null : ((OffsetDateTime) row[6]).toInstant();
        var lastFailure = (String) row[7];
        return (Boolean) row[0]
                ? new AutoReload.On(figures, declines, retryAt, lastFailure)
                : new AutoReload.Off(figures, declines, lastFailure);
    }

    private static @Nullable Long longOrNull(@Nullable Object column) {
        return column == null ? null : ((Number) column).longValue();
    }

    private static Uni<Void> run(String sql, UnaryOperator<Mutiny.MutationQuery> parameters) {
        return Panache.getSession()
                .chain(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate())
                .replaceWithVoid();
    }
}
