package io.tutorflow.billing.meter;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Usage that meters have counted until an invoice of Stripe's has settled it, within the session of the caller. */
@ApplicationScoped
public class UsageToSettle {

    private static final String SPANS = """
            unnest(CAST(:names AS text[]), CAST(CAST(:froms AS text[]) AS timestamptz[]), CAST(CAST(:untils AS text[]) AS timestamptz[]))
                WITH ORDINALITY AS span (event_name, since, until, place)""";

    private static final String REPORTED = """
            SELECT span.place, u.event_name, count(*), sum(u.value)::bigint, sum(u.captured_micros)::bigint
            FROM metered_usage u LEFT JOIN #spans
                ON span.event_name = u.event_name AND u.event_at >= span.since AND u.event_at < span.until
            WHERE u.account_id = :account AND u.status = 'reported' AND u.settled_by IS NULL AND u.cleared_by IS NULL
                AND u.event_at >= :since AND u.event_at < :until
            GROUP BY span.place, u.event_name ORDER BY span.place, u.event_name""".replace("#spans", SPANS);

    private static final String NOT_REPORTED = """
            SELECT count(*) FILTER (WHERE status = 'pending'), count(*) FILTER (WHERE status = 'failed')
            FROM metered_usage
            WHERE status <> 'reported' AND cleared_by IS NULL AND invoiced_at IS NULL AND account_id = :account
                AND coalesce(event_at, finalized_at) >= :since AND coalesce(event_at, finalized_at) < :until""";

    private static final String SETTLE = """
            WITH settled AS (
                UPDATE metered_usage u SET settled_by = :invoice FROM #spans
                WHERE u.account_id = :account AND u.status = 'reported' AND u.settled_by IS NULL AND u.cleared_by IS NULL
                    AND u.event_name = span.event_name AND u.event_at >= span.since AND u.event_at < span.until
                RETURNING u.value, u.captured_micros
            )
            SELECT count(*), coalesce(sum(value), 0)::bigint, coalesce(sum(captured_micros), 0)::bigint FROM settled""".replace("#spans", SPANS);

    private static final String NEVER_SETTLED = """
            account_id = :account AND settled_by IS NULL AND cleared_by IS NULL AND invoiced_at IS NULL
                AND coalesce(event_at, finalized_at) < :until""";

    private static final String TO_CLEAR = """
            SELECT count(*) FILTER (WHERE status = 'pending'), count(*) FILTER (WHERE status <> 'pending'),
                CAST(coalesce(sum(captured_micros) FILTER (WHERE status <> 'pending'), 0) AS bigint)
            FROM metered_usage WHERE""" + " " + NEVER_SETTLED;

    private static final String CLEAR = """
            UPDATE metered_usage SET cleared_by = :clearing, error = :why
            WHERE status <> 'pending' AND""" + " " + NEVER_SETTLED;

    /** What one meter has counted from then on, until then. */
    public record Span(String eventName, Instant from, Instant until) {}

    /**
     * Usage that Stripe has.
     *
     * @param place of its span, 0 the first; none: it is in no span
     */
    public record Reported(@Nullable Integer place, String eventName, long records, long value, Money captured) {}

    /** How many records Stripe may have, or should have and has not. */
    public record NotReported(long pending, long failed) {}

    /**
     * Usage that is on no invoice.
     *
     * @param pending how many more records there are that Stripe is being told of
     */
    public record Unsettled(long pending, long records, Money captured) {}

    /** Records, added up. */
    public record Sum(long records, long value, Money captured) {}

    /** What Stripe has been told for the time from then on until then, and is settled by no invoice, by spans. */
    public Uni<List<Reported>> reported(UUID account, List<Span> spans, Instant from, Instant until) {
        return Panache.getSession()
                .chain(session -> in(session, REPORTED, spans)
                        .setParameter("account", account)
                        .setParameter("since", from)
                        .setParameter("until", until)
                        .getResultList())
                .map(rows -> rows.stream().map(UsageToSettle::reported).toList());
    }

    /** What else is of that time. */
    public Uni<NotReported> notReported(UUID account, Instant from, Instant until) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NOT_REPORTED, Object[].class)
                        .setParameter("account", account)
                        .setParameter("since", from)
                        .setParameter("until", until)
                        .getSingleResult())
                .map(row -> new NotReported(number(row[0]), number(row[1])));
    }

    /** What is in the spans is settled by that invoice from now on. */
    public Uni<Sum> settle(UUID account, UUID invoice, List<Span> spans) {
        return Panache.getSession()
                .chain(session -> in(session, SETTLE, spans)
                        .setParameter("account", account)
                        .setParameter("invoice", invoice)
                        .getSingleResult())
                .map(row -> new Sum(number(row[0]), number(row[1]), Money.ofMicros(number(row[2]))));
    }

    /** What is left of the time until then. */
    public Uni<Unsettled> unsettled(UUID account, Instant until) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TO_CLEAR, Object[].class)
                        .setParameter("account", account)
                        .setParameter("until", until)
                        .getSingleResult())
                .map(row -> new Unsettled(number(row[0]), number(row[1]), Money.ofMicros(number(row[2]))));
    }

    /**
     * It is owed no longer, by that clearing. Answers how many records that are.
     *
     * @param why shown on the records
     */
    public Uni<Integer> clear(UUID account, Instant until, UUID clearing, String why) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLEAR)
                        .setParameter("account", account)
                        .setParameter("until", until)
                        .setParameter("clearing", clearing)
                        .setParameter("why", why)
                        .executeUpdate());
    }

    /** Times as texts: the driver under Hibernate takes no array of times. */
    private static Mutiny.SelectionQuery<Object[]> in(Mutiny.Session session, String sql, List<Span> spans) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter("names", spans.stream().map(Span::eventName).toArray(String[]::new))
                .setParameter(
                        "froms",
                        spans.stream().map(span -> span.from().toString()).toArray(String[]::new))
                .setParameter(
                        "untils",
                        spans.stream().map(span -> span.until().toString()).toArray(String[]::new));
    }

    private static Reported reported(Object[] row) {
        return new Reported(
                row[0] == null ? null : ((Number) row[0]).intValue() - 1,
                (String) row[1],
                number(row[2]),
                number(row[3]),
                Money.ofMicros(number(row[4])));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
