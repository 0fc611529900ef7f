package io.tutorflow.billing.meter;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.mode.ModeHistory;
import io.tutorflow.billing.ledger.mode.ModeTable;
import io.tutorflow.billing.ledger.statement.Capture;
import io.tutorflow.billing.ledger.statement.Captures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Usage that Stripe was not told of while one of its invoices would have charged it, of accounts that have returned to invoices:
 * our own charge it. What Stripe may have is never among it. Within the session of the caller.
 */
@ApplicationScoped
public class UnsentUsage {

    private static final String WHY =
            "Charged by an invoice of the platform''s own: Stripe could not be told of it in time";

    private static final String UNSENT =
            "u.status <> 'reported' AND u.sent_at IS NULL AND u.cleared_by IS NULL AND u.invoiced_at IS NULL";

    /** No invoice of Stripe's can take it in any more. */
    private static final String UNCHARGED = UNSENT + " " + """
            AND NOT EXISTS (
                SELECT FROM metered_item i WHERE i.account_id = u.account_id AND i.event_name = u.event_name
                    AND (i.until IS NULL OR i.until > :closed))""";

    private static final String ACCOUNTS = """
            SELECT DISTINCT u.account_id FROM metered_usage u
            WHERE u.account_id > :after AND #uncharged ORDER BY u.account_id""".replace("#uncharged", UNCHARGED);

    /** Whoever is about to send some of it is waited for, and has it then. */
    private static final String HAND_OVER = """
            WITH next AS (
                SELECT u.id FROM metered_usage u WHERE u.account_id = :account AND #uncharged
                ORDER BY u.id LIMIT #page FOR NO KEY UPDATE OF u),
            handed AS (
                UPDATE metered_usage u SET status = 'failed', error = '#why', invoiced_at = :now FROM next WHERE u.id = next.id
                RETURNING u.id)
            SELECT id FROM handed""".replace("#uncharged", UNCHARGED)
            .replace("#page", String.valueOf(MeterLimits.PAGE))
            .replace("#why", WHY);

    private static final String IS_UNSENT = """
            SELECT EXISTS (SELECT FROM metered_usage u WHERE u.account_id = :account AND u.finalized_at < :until AND #unsent)""".replace("#unsent", UNSENT);

    private static final String AMONG =
            "SELECT id FROM metered_usage WHERE id = ANY (:records) AND invoiced_at IS NOT NULL";

    private static final String OF_ACCOUNT = """
            SELECT id FROM metered_usage
            WHERE account_id = :account AND invoiced_at IS NOT NULL AND id > :after ORDER BY id""";

    private static final String ANY_OF = """
            SELECT a.id FROM unnest(CAST(:accounts AS uuid[])) AS a (id)
            WHERE EXISTS (SELECT FROM metered_usage u WHERE u.account_id = a.id AND u.invoiced_at IS NOT NULL)""";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Captures captures;

    UnsentUsage(Captures captures) {
        this.captures = captures;
    }

    /** Accounts of whose usage no invoice of Stripe's can take some in, in their order; some may not have returned. */
    public Uni<List<UUID>> accounts(@Nullable UUID after, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ACCOUNTS, UUID.class)
                        .setParameter("after", after == null ? BEFORE_ALL : after)
                        .setParameter("closed", now.minus(MeterLimits.GRACE))
                        .setMaxResults(MeterLimits.ACCOUNTS)
                        .getResultList());
    }

    /**
     * The next of an account's, if it returned to invoices before the grace: from now on no meter is told of them.
     *
     * @return of which usage records; none: there are no more
     */
    public Uni<List<UUID>> handOver(UUID account, Instant now) {
        return modes(account)
                .chain(modes -> modes.isInvoicedSince(now.minus(MeterLimits.GRACE))
                        ? Panache.getSession()
                                .chain(session -> session.createNativeQuery(HAND_OVER, UUID.class)
                                        .setParameter("account", account)
                                        .setParameter("closed", now.minus(MeterLimits.GRACE))
                                        .setParameter("now", now)
                                        .getResultList())
                        : Uni.createFrom().item(List.of()));
    }

    /** Whether some of what an account used before it returned to invoices may be handed over yet, soon after that time. */
    public Uni<Boolean> isUndecided(UUID account, Instant until, Instant now) {
        return now.isBefore(until.plus(MeterLimits.DECIDED))
                ? modes(account)
                        .chain(modes -> modes.isInvoicedSince(now)
                                ? Panache.getSession()
                                        .chain(session -> session.createNativeQuery(IS_UNSENT, Boolean.class)
                                                .setParameter("account", account)
                                                .setParameter("until", until)
                                                .getSingleResult())
                                : Uni.createFrom().item(false))
                : Uni.createFrom().item(false);
    }

    private static Uni<ModeHistory> modes(UUID account) {
        return Panache.getSession().chain(session -> ModeTable.of(session, account));
    }

    /** Captures as they are charged now: those that were handed over by our own invoices. */
    public Uni<List<Capture>> asCharged(List<Capture> page) {
        var metered = page.stream()
                .filter(capture -> capture.mode().isMetered())
                .map(Capture::id)
                .toList();
        return metered.isEmpty()
                ? Uni.createFrom().item(page)
                : among(metered)
                        .map(handedOver -> page.stream()
                                .map(capture -> handedOver.contains(capture.id()) ? capture.invoiced() : capture)
                                .toList());
    }

    private static Uni<Set<UUID>> among(Collection<UUID> records) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(AMONG, UUID.class)
                        .setParameter("records", records.toArray(UUID[]::new))
                        .getResultList())
                .map(HashSet::new);
    }

    /** Of what an account has handed over the next, in the order of their ids. */
    public Uni<List<Capture>> ofAccount(UUID account, @Nullable UUID after, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_ACCOUNT, UUID.class)
                        .setParameter("account", account)
                        .setParameter("after", after == null ? BEFORE_ALL : after)
                        .setMaxResults(most)
                        .getResultList()
                        .chain(ids ->
                                ids.isEmpty() ? Uni.createFrom().item(List.<Capture>of()) : captures.of(session, ids)))
                .map(found -> found.stream()
                        .map(Capture::invoiced)
                        .sorted(Comparator.comparing(capture -> capture.id().toString()))
                        .toList());
    }

    /** Those of the accounts of which anything was ever handed over. */
    public Uni<Set<UUID>> anyOf(List<UUID> accounts) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ANY_OF, UUID.class)
                        .setParameter("accounts", accounts.toArray(UUID[]::new))
                        .getResultList())
                .map(Set::copyOf);
    }
}
