package io.tutorflow.billing.meter.reconcile;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.meter.MeterLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was reported, by accounts, meters and days, within the session of the caller. */
@ApplicationScoped
class ReportedDaysTable {

    private static final String ACCOUNTS =
            "SELECT account_id FROM metered_account WHERE account_id > :after ORDER BY account_id";

    /** Also what Stripe takes no longer, as long as something is left to find out. */
    private static final String OF_ACCOUNT = """
            SELECT event_name, CAST(min(day) AS date) FROM (
                SELECT event_name, CAST(:oldest AS date) AS day FROM metered_usage
                WHERE account_id = :account AND event_at >= :since GROUP BY event_name
                UNION ALL
                SELECT event_name, least(CAST(:oldest AS date), CAST(min(event_at) AT TIME ZONE 'UTC' AS date)) FROM metered_usage
                WHERE account_id = :account AND status <> 'reported' GROUP BY event_name
                UNION ALL
                SELECT event_name, min(day) FROM meter_difference
                WHERE account_id = :account AND closed_at IS NULL GROUP BY event_name) AS of_account
            GROUP BY event_name""";

    /** Without what is in doubt. */
    private static final String DAYS = """
            SELECT event_name, CAST(event_at AT TIME ZONE 'UTC' AS date),
                CAST(coalesce(sum(value) FILTER (WHERE status = 'reported'), 0) AS bigint),
                CAST(coalesce(sum(value) FILTER (WHERE status = 'reported' AND reported_at > :fresh), 0) AS bigint),
                CAST(coalesce(sum(value) FILTER (WHERE status = 'pending' AND sent_at > :known), 0) AS bigint)
            FROM metered_usage WHERE account_id = :account AND event_at >= :from AND event_at < :until
            GROUP BY 1, 2""";

    private static final String PATIENCE = "SET LOCAL statement_timeout = " + ReconcileLimits.STATEMENT.toMillis();

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** For the rest of the transaction: what many records come to takes its time. */
    Uni<Void> patiently() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PATIENCE).executeUpdate())
                .replaceWithVoid();
    }

    /** Whose captures are followed. */
    Uni<List<UUID>> accounts(@Nullable UUID after) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ACCOUNTS, UUID.class)
                        .setParameter("after", after == null ? BEFORE_ALL : after)
                        .setMaxResults(ReconcileLimits.ACCOUNTS)
                        .getResultList());
    }

    /** The meters of an account, each with the first day that matters. */
    Uni<Map<String, LocalDate>> meters(UUID account, Instant now) {
        var oldest = MeterDay.oldest(now, MeterLimits.OLDEST);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_ACCOUNT, Object[].class)
                        .setParameter("account", account)
                        .setParameter("oldest", oldest)
                        .setParameter("since", MeterDay.start(oldest))
                        .getResultList())
                .map(rows -> rows.stream().collect(toMap(row -> (String) row[0], row -> (LocalDate) row[1])));
    }

    Uni<Map<MeterDay, Ours>> days(UUID account, Counts counts) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DAYS, Object[].class)
                        .setParameter("account", account)
                        .setParameter("from", MeterDay.start(counts.from()))
                        .setParameter("until", MeterDay.start(counts.end()))
                        .setParameter("fresh", counts.asked().minus(ReconcileLimits.COUNTED_AFTER))
                        .setParameter("known", counts.asked().minus(MeterLimits.KNOWN_FOR))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(toMap(
                                row -> new MeterDay((String) row[0], (LocalDate) row[1]),
                                row -> new Ours(number(row[2]), number(row[3]), number(row[4]), 0))));
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }

    static Instant instant(@Nullable Object time) {
        return ((OffsetDateTime) Objects.requireNonNull(time)).toInstant();
    }
}
