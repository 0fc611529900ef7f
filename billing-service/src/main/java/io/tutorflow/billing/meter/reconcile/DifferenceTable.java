package io.tutorflow.billing.meter.reconcile;

import static java.util.stream.Collectors.toSet;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Differences between what was reported and what Stripe has counted, within the session of the caller. */
@ApplicationScoped
class DifferenceTable {

    private static final String ALARMED = """
            SELECT event_name, day FROM meter_difference
            WHERE account_id = :account AND closed_at IS NULL AND explanation IN ('rejected', 'unexplained')""";

    private static final String KEEP = """
            INSERT INTO meter_difference (id, account_id, event_name, day, reported, fresh, in_flight, rejected, counted, explanation,
                found_at, seen_at)
            SELECT found.id, :account, found.event_name, found.day, found.reported, found.fresh, found.in_flight, found.rejected, found.counted,
                found.explanation, :now, :now
            FROM unnest(CAST(:ids AS uuid[]), CAST(:names AS text[]), CAST(CAST(:days AS text[]) AS date[]), CAST(:reported AS bigint[]),
                CAST(:fresh AS bigint[]), CAST(:inFlight AS bigint[]), CAST(:rejected AS bigint[]), CAST(:counted AS bigint[]), CAST(:why AS text[]))
                AS found (id, event_name, day, reported, fresh, in_flight, rejected, counted, explanation)
            ON CONFLICT (account_id, event_name, day) WHERE closed_at IS NULL DO UPDATE SET
                reported = excluded.reported, fresh = excluded.fresh, in_flight = excluded.in_flight, rejected = excluded.rejected,
                counted = excluded.counted, explanation = excluded.explanation, seen_at = excluded.seen_at""";

    private static final String CLOSE = """
            UPDATE meter_difference SET closed_at = :now
            WHERE account_id = :account AND closed_at IS NULL AND seen_at < :now AND day >= :from AND day < :until""";

    private static final String PAGE = """
            SELECT id, account_id, event_name, day, reported, fresh, in_flight, rejected, counted, explanation, found_at, seen_at,
                closed_at
            FROM meter_difference
            WHERE (CAST(:account AS uuid) IS NULL OR account_id = CAST(:account AS uuid))
                AND (:open = '' OR :open = CASE WHEN closed_at IS NULL THEN 'true' ELSE 'false' END)
                AND (found_at, id) < (:at, :id)
            ORDER BY found_at DESC, id DESC""";

    /** A difference as it is kept. */
    record Kept(
            UUID id,
            UUID account,
            Difference difference,
            Instant foundAt,
            Instant seenAt,
            @Nullable Instant closedAt) {}

    /** Open ones that a person was called for. */
    Uni<Set<MeterDay>> alarmed(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ALARMED, Object[].class)
                        .setParameter("account", account)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new MeterDay((String) row[0], (LocalDate) row[1]))
                        .collect(toSet()));
    }

    /** Those of the days asked for that were not found are closed. */
    Uni<Void> keep(UUID account, List<Difference> found, Counts counts) {
        return (found.isEmpty() ? Uni.createFrom().voidItem() : insert(account, found, counts.asked()))
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(CLOSE)
                        .setParameter("account", account)
                        .setParameter("now", counts.asked())
                        .setParameter("from", counts.from())
                        .setParameter("until", counts.end())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Void> insert(UUID account, List<Difference> found, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("account", account)
                        .setParameter("now", now)
                        .setParameter(
                                "ids",
                                found.stream().map(one -> UUID.randomUUID()).toArray(UUID[]::new))
                        .setParameter(
                                "names",
                                found.stream().map(one -> one.day().eventName()).toArray(String[]::new))
                        .setParameter(
                                "days",
                                found.stream()
                                        .map(one -> one.day().day().toString())
                                        .toArray(String[]::new))
                        .setParameter(
                                "reported", numbers(found, one -> one.ours().reported()))
                        .setParameter("fresh", numbers(found, one -> one.ours().fresh()))
                        .setParameter(
                                "inFlight", numbers(found, one -> one.ours().inFlight()))
                        .setParameter(
                                "rejected", numbers(found, one -> one.ours().rejected()))
                        .setParameter("counted", numbers(found, Difference::counted))
                        .setParameter(
                                "why",
                                found.stream()
                                        .map(one -> one.explanation().text())
                                        .toArray(String[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Long[] numbers(List<Difference> found, ToLongFunction<Difference> part) {
        return found.stream().map(part::applyAsLong).toArray(Long[]::new);
    }

    /** Newest first. */
    Uni<List<Kept>> page(@Nullable UUID account, @Nullable Boolean open, Cursor before, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PAGE, Object[].class)
                        .setParameter("account", account == null ? null : account.toString())
                        .setParameter("open", open == null ? "" : open.toString())
                        .setParameter("at", before.at())
                        .setParameter("id", before.id())
                        .setMaxResults(most)
                        .getResultList())
                .map(rows -> rows.stream().map(DifferenceTable::kept).toList());
    }

    private static Kept kept(@Nullable Object[] row) {
        return new Kept(
                uuid(row[0]),
                uuid(row[1]),
                new Difference(
                        new MeterDay(text(row[2]), (LocalDate) Objects.requireNonNull(row[3])),
                        new Ours(number(row[4]), number(row[5]), number(row[6]), number(row[7])),
                        number(row[8]),
                        Explanation.of(text(row[9]))),
                ReportedDaysTable.instant(row[10]),
                ReportedDaysTable.instant(row[11]),
                row[12] == null ? null : ReportedDaysTable.instant(row[12]));
    }

    static UUID uuid(@Nullable Object value) {
        return (UUID) Objects.requireNonNull(value);
    }

    static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }
}
