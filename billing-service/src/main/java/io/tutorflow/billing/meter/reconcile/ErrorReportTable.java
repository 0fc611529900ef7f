package io.tutorflow.billing.meter.reconcile;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.MeterNotices.MeterNotice;
import io.tutorflow.billing.payment.StripeCounts.ErrorReport;
import io.tutorflow.billing.payment.StripeCounts.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What Stripe has reported of events that it does not count, within the session of the caller. */
@ApplicationScoped
class ErrorReportTable {

    private static final String KEEP = """
            INSERT INTO meter_error_report (id, event_id, type, created_at, received_at)
            VALUES (:id, :event, :type, :created, :now) ON CONFLICT (event_id) DO NOTHING""";

    private static final String UNREAD =
            "SELECT event_id, type FROM meter_error_report WHERE id = :id AND read_at IS NULL";

    /** Samples name usage records; what has another identifier was not sent by us. Stripe cannot have what it refuses. */
    private static final String FAIL = """
            UPDATE metered_usage u SET status = 'failed', error = said.why, sent_at = NULL, event_at = NULL, late = false,
                reported_at = NULL, known_until = CAST(coalesce(u.reported_at, :now) AS timestamptz) + :known * interval '1 second'
            FROM unnest(CAST(:ids AS uuid[]), CAST(:whys AS text[])) AS said (id, why)
            WHERE u.id = said.id AND u.status <> 'failed' AND u.sent_at IS NOT NULL AND u.settled_by IS NULL AND u.cleared_by IS NULL""";

    private static final String READ = """
            UPDATE meter_error_report SET read_at = :now, event_name = :name, errors = :errors, named = :named, summary = :summary
            WHERE id = :id""";

    private static final String UNNAMED = """
            SELECT event_name, CAST(created_at AT TIME ZONE 'UTC' AS date), CAST(sum(errors - named) AS bigint)
            FROM meter_error_report WHERE errors > named AND event_name IS NOT NULL AND created_at >= :from
            GROUP BY 1, 2""";

    /** @param id of ours */
    record Unread(UUID id, String eventId, String type) {}

    /** Answers whether it is new. */
    Uni<Boolean> keep(UUID id, MeterNotice notice, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("id", id)
                        .setParameter("event", notice.eventId())
                        .setParameter("type", notice.type())
                        .setParameter("created", notice.createdAt())
                        .setParameter("now", now)
                        .executeUpdate())
                .map(kept -> kept > 0);
    }

    Uni<Optional<Unread>> unread(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UNREAD, Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row ->
                        Optional.ofNullable(row).map(found -> new Unread(id, (String) found[0], (String) found[1])));
    }

    Uni<Void> fail(List<Refused> samples, Instant now) {
        var named = samples.stream()
                .filter(one -> EventIdentifiers.recordOf(one.identifier()).isPresent())
                .toList();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FAIL)
                        .setParameter(
                                "ids",
                                named.stream()
                                        .map(one -> UUID.fromString(one.identifier()))
                                        .toArray(UUID[]::new))
                        .setParameter("whys", texts(named, Refused::why))
                        .setParameter("now", now)
                        .setParameter("known", ReconcileLimits.FORGOTTEN_AFTER.toSeconds())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static <T> String[] texts(List<T> all, Function<T, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }

    /** @param eventName of the meter; none if there is none */
    Uni<Void> read(UUID id, ErrorReport report, @Nullable String eventName, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(READ)
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .setParameter("name", eventName)
                        .setParameter("errors", report.errors())
                        .setParameter("named", (long) report.samples().size())
                        .setParameter("summary", report.summary())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** How many events were refused and not named, by meters and the days of the reports. */
    Uni<List<Unnamed>> unnamed(LocalDate from) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UNNAMED, Object[].class)
                        .setParameter("from", MeterDay.start(from))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Unnamed(
                                new MeterDay((String) row[0], (LocalDate) row[1]), ((Number) row[2]).longValue()))
                        .toList());
    }

    /** @param day of the reports, on which or before which the events were sent */
    record Unnamed(MeterDay day, long events) {

        boolean mayBeOf(MeterDay other) {
            return day.eventName().equals(other.eventName()) && !day.day().isBefore(other.day());
        }
    }
}
