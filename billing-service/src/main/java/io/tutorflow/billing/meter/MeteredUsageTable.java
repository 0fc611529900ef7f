package io.tutorflow.billing.meter;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Backlog;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Usage that meters have to count, and what Stripe has said of it, within the session of the caller. */
@ApplicationScoped
class MeteredUsageTable {

    /** A record is followed once, whatever is followed again. */
    private static final String KEEP = """
            INSERT INTO metered_usage (id, account_id, lane_id, event_name, value, captured_micros, finalized_at, status)
            SELECT id, account_id, lane_id, event_name, value, captured_micros, finalized_at, 'pending'
            FROM unnest(CAST(:ids AS uuid[]), CAST(:accounts AS uuid[]), CAST(:lanes AS uuid[]), CAST(:names AS text[]),
                        CAST(:values AS bigint[]), CAST(:captured AS bigint[]), CAST(CAST(:times AS text[]) AS timestamptz[]))
                AS followed (id, account_id, lane_id, event_name, value, captured_micros, finalized_at)
            ON CONFLICT (id) DO NOTHING""";

    /**
     * Stripe may have forgotten the identifier of others: sent again, they could count twice. What no invoice would charge
     * waits. Whoever is at the same lane beside this, since his claim is over, is seen to have sent it.
     */
    private static final String NEXT = """
            SELECT u.id, u.account_id, u.event_name, u.value, u.captured_micros, u.finalized_at, u.event_at, u.late, i.since, i.until,
                u.attempts
            FROM metered_usage u LEFT JOIN metered_item i
                ON i.account_id = u.account_id AND i.event_name = u.event_name AND (i.until IS NULL OR i.until > :closed)
            WHERE u.lane_id = :lane AND u.status = 'pending'
                AND (u.sent_at > :known OR u.sent_at IS NULL AND i.since IS NOT NULL)
            ORDER BY u.finalized_at, u.id FOR NO KEY UPDATE OF u""";

    private static final String WAITING = """
            SELECT account_id, event_name FROM metered_usage
            WHERE lane_id = :lane AND status = 'pending' AND sent_at IS NULL""";

    private static final String WAITS_FOR = """
            UPDATE metered_usage SET error = :why
            WHERE lane_id = :lane AND status = 'pending' AND sent_at IS NULL AND error IS DISTINCT FROM :why""";

    static final String DOUBTFUL = """
            SELECT account_id FROM metered_usage WHERE lane_id = :lane AND status = 'pending' AND sent_at <= :known""";

    /** What is left to do: to report, and for a person. */
    private static final String BACKLOG = """
            SELECT count(*) FILTER (WHERE status = 'pending'), count(*) FILTER (WHERE status = 'failed')
            FROM metered_usage WHERE status <> 'reported' AND cleared_by IS NULL AND invoiced_at IS NULL""";

    /** Before anything is sent: from then on nobody knows whether Stripe has it. */
    private static final String SEND = """
            UPDATE metered_usage u SET attempts = attempts + 1, sent_at = coalesce(u.sent_at, :now),
                event_at = coalesce(u.event_at, sent.event_at), late = CASE WHEN u.event_at IS NULL THEN sent.late ELSE u.late END
            FROM unnest(CAST(:ids AS uuid[]), CAST(CAST(:times AS text[]) AS timestamptz[]), CAST(:late AS boolean[]))
                AS sent (id, event_at, late)
            WHERE u.id = sent.id AND u.status = 'pending'""";

    private static final String REPORTED = """
            UPDATE metered_usage SET status = 'reported', reported_at = :now, error = NULL
            WHERE id = ANY (:ids) AND status = 'pending'""";

    /** Only what came of the last attempt: after an earlier one Stripe may have got it by a later one. */
    private static final String FAILED = """
            UPDATE metered_usage u SET status = 'failed', error = said.error,
                sent_at = CASE WHEN u.id = ANY (:before) THEN sent_at END,
                event_at = CASE WHEN u.id = ANY (:before) THEN event_at END, late = u.id = ANY (:before) AND late
            FROM unnest(CAST(:ids AS uuid[]), CAST(:errors AS text[]), CAST(:attempts AS integer[])) AS said (id, error, attempt)
            WHERE u.id = said.id AND u.status = 'pending' AND u.attempts = said.attempt""";

    private static final String UNKNOWN = """
            UPDATE metered_usage u SET error = said.error
            FROM unnest(CAST(:ids AS uuid[]), CAST(:errors AS text[]), CAST(:attempts AS integer[])) AS said (id, error, attempt)
            WHERE u.id = said.id AND u.status = 'pending' AND u.attempts = said.attempt""";

    private static final String UNSENT = """
            UPDATE metered_usage u SET attempts = attempts - 1, error = said.error,
                sent_at = CASE WHEN u.id = ANY (:before) THEN sent_at END,
                event_at = CASE WHEN u.id = ANY (:before) THEN event_at END, late = u.id = ANY (:before) AND late
            FROM unnest(CAST(:ids AS uuid[]), CAST(:errors AS text[]), CAST(:attempts AS integer[])) AS said (id, error, attempt)
            WHERE u.id = said.id AND u.status = 'pending' AND u.attempts = said.attempt""";

    /**
     * To be sent.
     *
     * @param time as Stripe is told it; the same each time
     * @param wasSent an earlier attempt was not answered: Stripe may have it
     * @param attempt which one this is
     */
    record ToSend(MeteredUsage usage, EventTime time, boolean wasSent, int attempt) {}

    /** Whose usage of which meter waits. */
    record Waiting(UUID account, String eventName) {}

    Uni<Void> keep(List<MeteredUsage> followed) {
        if (followed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return update(
                KEEP,
                statement -> statement
                        .setParameter("ids", uuids(followed, MeteredUsage::id))
                        .setParameter("accounts", uuids(followed, MeteredUsage::account))
                        .setParameter("lanes", uuids(followed, MeteredUsage::lane))
                        .setParameter(
                                "names",
                                followed.stream().map(MeteredUsage::eventName).toArray(String[]::new))
                        .setParameter(
                                "values",
                                followed.stream().map(MeteredUsage::value).toArray(Long[]::new))
                        .setParameter(
                                "captured",
                                followed.stream()
                                        .map(usage -> usage.captured().micros())
                                        .toArray(Long[]::new))
                        .setParameter("times", times(followed, MeteredUsage::finalizedAt)));
    }

    /** Whose lane it is, if nobody knows of some of it whether Stripe has it, and it is too late to find out by sending it. */
    Uni<Optional<UUID>> inDoubt(UUID lane, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DOUBTFUL, UUID.class)
                        .setParameter("lane", lane)
                        .setParameter("known", now.minus(MeterLimits.KNOWN_FOR))
                        .setMaxResults(1)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    /** Marks what is next in the lane as sent. */
    Uni<List<ToSend>> send(UUID lane, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEXT, Object[].class)
                        .setParameter("lane", lane)
                        .setParameter("known", now.minus(MeterLimits.KNOWN_FOR))
                        .setParameter("closed", now.minus(MeterLimits.GRACE))
                        .setMaxResults(MeterLimits.BATCH)
                        .getResultList())
                .map(rows -> rows.stream().map(row -> toSend(row, now)).toList())
                .call(next -> next.isEmpty() ? Uni.createFrom().voidItem() : mark(next, now));
    }

    /** Whose the lane is, if anything of it is left that Stripe has not got. */
    Uni<Optional<Waiting>> waiting(UUID lane) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WAITING, Object[].class)
                        .setParameter("lane", lane)
                        .setMaxResults(1)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(found -> new Waiting((UUID) found[0], (String) found[1])));
    }

    Uni<Void> waitsFor(UUID lane, String why) {
        return update(
                WAITS_FOR, statement -> statement.setParameter("lane", lane).setParameter("why", why));
    }

    /** Parked is what failed: nobody tries it again. */
    Uni<Backlog> backlog() {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(BACKLOG, Object[].class).getSingleResult())
                .map(row -> new Backlog(((Number) row[0]).longValue(), ((Number) row[1]).longValue(), null));
    }

    private static Uni<Void> mark(List<ToSend> next, Instant now) {
        return update(
                SEND,
                statement -> statement
                        .setParameter("now", now)
                        .setParameter("ids", uuids(next, sent -> sent.usage().id()))
                        .setParameter("times", times(next, sent -> sent.time().at()))
                        .setParameter(
                                "late",
                                next.stream().map(sent -> sent.time().isLate()).toArray(Boolean[]::new)));
    }

    /** What Stripe cannot have is as if it had not been sent. */
    Uni<Void> store(List<Report> reports, List<ToSend> batch, Instant now) {
        var sent = batch.stream().collect(toMap(toSend -> toSend.usage().id(), Function.identity()));
        return reported(only(Report.Reported.class, reports), now)
                .chain(() -> said(UNKNOWN, only(Report.Unknown.class, reports), sent))
                .chain(() -> refused(FAILED, only(Report.Failed.class, reports), sent))
                .chain(() -> refused(UNSENT, only(Report.Unsent.class, reports), sent))
                .chain(() -> refused(UNSENT, only(Report.AllRefused.class, reports), sent));
    }

    private static <T extends Report> List<T> only(Class<T> type, List<Report> reports) {
        return reports.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Uni<Void> reported(List<Report.Reported> reports, Instant now) {
        return reports.isEmpty()
                ? Uni.createFrom().voidItem()
                : update(
                        REPORTED,
                        statement -> statement
                                .setParameter("ids", uuids(reports, Report::id))
                                .setParameter("now", now));
    }

    private static Uni<Void> refused(String sql, List<? extends Report> reports, Map<UUID, ToSend> sent) {
        var before = sent.values().stream().filter(ToSend::wasSent).toList();
        return reports.isEmpty()
                ? Uni.createFrom().voidItem()
                : update(
                        sql,
                        statement -> said(statement, reports, sent)
                                .setParameter(
                                        "before",
                                        uuids(before, toSend -> toSend.usage().id())));
    }

    private static Uni<Void> said(String sql, List<? extends Report> reports, Map<UUID, ToSend> sent) {
        return reports.isEmpty()
                ? Uni.createFrom().voidItem()
                : update(sql, statement -> said(statement, reports, sent));
    }

    private static Mutiny.MutationQuery said(
            Mutiny.MutationQuery statement, List<? extends Report> reports, Map<UUID, ToSend> sent) {
        return statement
                .setParameter("ids", uuids(reports, Report::id))
                .setParameter("errors", reports.stream().map(Report::error).toArray(String[]::new))
                .setParameter(
                        "attempts",
                        reports.stream()
                                .map(report ->
                                        requireNonNull(sent.get(report.id())).attempt())
                                .toArray(Integer[]::new));
    }

    private static Uni<Void> update(String sql, Function<Mutiny.MutationQuery, Mutiny.MutationQuery> parameters) {
        return Panache.getSession()
                .chain(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate())
                .replaceWithVoid();
    }

    private static ToSend toSend(Object[] row, Instant now) {
        var usage = new MeteredUsage(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                ((Number) row[3]).longValue(),
                Money.ofMicros(((Number) row[4]).longValue()),
                instant(row[5]));
        var before = row[6];
        return new ToSend(
                usage,
                before == null
                        ? EventTime.of(usage.finalizedAt(), charged(row[8], row[9]), now)
                        : new EventTime(instant(before), (Boolean) row[7]),
                before != null,
                ((Number) row[10]).intValue() + 1);
    }

    private static ChargedTime charged(@Nullable Object since, @Nullable Object until) {
        return new ChargedTime(instant(since), until == null ? null : instant(until));
    }

    private static Instant instant(@Nullable Object time) {
        return ((OffsetDateTime) requireNonNull(time)).toInstant();
    }

    private static <T> UUID[] uuids(List<T> rows, Function<? super T, UUID> part) {
        return rows.stream().map(part).toArray(UUID[]::new);
    }

    /** As texts: the driver under Hibernate takes no array of times. */
    private static <T> String[] times(List<T> rows, Function<? super T, Instant> part) {
        return rows.stream().map(row -> part.apply(row).toString()).toArray(String[]::new);
    }
}
