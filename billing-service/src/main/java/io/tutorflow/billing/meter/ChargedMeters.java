package io.tutorflow.billing.meter;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which meters Stripe charges an account by, and for which time: usage is told once it is on an invoice by that. Within the
 * transaction of the caller.
 */
@ApplicationScoped
public class ChargedMeters {

    /** The invoice of the month before can still take something in. */
    private static final String ENDED = """
            UPDATE metered_item SET until = :ended
            WHERE account_id = :account AND NOT event_name = ANY (:names) AND since < :ended AND (until IS NULL OR until > :ended)""";

    private static final String GONE = """
            DELETE FROM metered_item
            WHERE account_id = :account AND NOT event_name = ANY (:names) AND since >= :ended""";

    private static final String KEEP = """
            WITH changed AS (
                INSERT INTO metered_item AS known (account_id, event_name, since, until)
                SELECT :account, event_name, CAST(since AS timestamptz), CAST(nullif(until, '') AS timestamptz)
                FROM unnest(CAST(:names AS text[]), CAST(:sinces AS text[]), CAST(:untils AS text[]))
                    AS item (event_name, since, until)
                ON CONFLICT (account_id, event_name) DO UPDATE SET since = excluded.since, until = excluded.until
                WHERE (known.since, known.until) IS DISTINCT FROM (excluded.since, excluded.until)
                RETURNING event_name)
            SELECT event_name FROM changed""";

    /** The last invoice of what has ended as planned can still take something in. */
    private static final String OVER =
            "DELETE FROM metered_item WHERE account_id = :account AND (until IS NULL OR until > :now)";

    private static final String WAITING = """
            SELECT DISTINCT lane_id FROM metered_usage
            WHERE account_id = ANY (:accounts) AND status = 'pending' AND sent_at IS NULL""";

    private final DueWork work;

    ChargedMeters(DueWork work) {
        this.work = work;
    }

    /**
     * These, by the names of their events, and no others; what waits for it is told. What is not charged any more was so until
     * the month began.
     */
    public Uni<Void> become(UUID account, Map<String, ChargedTime> charged, Instant now) {
        var items = List.copyOf(new TreeMap<>(charged).entrySet());
        return end(ENDED, account, items, now)
                .chain(() -> end(GONE, account, items, now))
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(KEEP, String.class)
                        .setParameter("account", account)
                        .setParameter("names", texts(items, Map.Entry::getKey))
                        .setParameter(
                                "sinces",
                                texts(items, item -> item.getValue().since().toString()))
                        .setParameter("untils", texts(items, ChargedMeters::until))
                        .getResultList())
                .chain(changed -> work.resumeAll(
                        ReportingUsage.SCHEDULE,
                        changed.stream()
                                .map(eventName -> MeteredUsage.lane(account, eventName))
                                .toList()));
    }

    private static Uni<Void> end(String sql, UUID account, List<Map.Entry<String, ChargedTime>> items, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter("account", account)
                        .setParameter("names", texts(items, Map.Entry::getKey))
                        .setParameter("ended", EventTime.startOfMonth(now))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** As texts, empty for none: the driver under Hibernate takes no array of times. */
    private static String until(Map.Entry<String, ChargedTime> item) {
        var until = item.getValue().until();
        return until == null ? "" : until.toString();
    }

    /** What waits of their usage is due at once, also if Stripe has refused it as a whole. */
    public Uni<Void> tryAgain(Collection<UUID> accounts) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WAITING, UUID.class)
                        .setParameter("accounts", accounts.toArray(UUID[]::new))
                        .getResultList())
                .chain(lanes -> work.resumeAll(ReportingUsage.SCHEDULE, lanes));
    }

    /** Its subscription is over. */
    public Uni<Void> over(UUID account, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OVER)
                        .setParameter("account", account)
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static <T> String[] texts(List<T> items, Function<? super T, String> part) {
        return items.stream().map(part).toArray(String[]::new);
    }
}
