package io.tutorflow.billing.meter.settle;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By which invoices of its own Stripe charges a time, for whoever shows it, within the session of the caller. */
@ApplicationScoped
public class ChargedPeriods {

    private static final String OF = """
            SELECT m.stripe_id, m.number, m.status, m.settled_at IS NOT NULL AND (m.lost_at IS NULL OR m.cleared_by IS NOT NULL) FROM metered_invoice m
            WHERE m.account_id = :account AND (m.period_end > :since AND m.period_end <= :until
                OR m.period_end > :until AND EXISTS (
                    SELECT FROM metered_usage u
                    WHERE u.settled_by = m.id AND u.late AND u.finalized_at >= :since AND u.finalized_at < :until))
            ORDER BY m.period_end, m.id""";

    /**
     * An invoice of Stripe's.
     *
     * @param number none: it is a draft
     * @param status as Stripe has last said
     * @param isSettled it is paid, and what it has charged is owed no longer
     */
    public record Charged(String stripeId, @Nullable String number, String status, boolean isSettled) {}

    /** Whose period ends in that time, and later ones that have charged what was used in it and told late. */
    public Uni<List<Charged>> of(UUID account, Instant from, Instant until) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF, Object[].class)
                        .setParameter("account", account)
                        .setParameter("since", from)
                        .setParameter("until", until)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Charged((String) row[0], (String) row[1], (String) row[2], (Boolean) row[3]))
                        .toList());
    }
}
