package io.tutorflow.billing.notify.alert;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** The published crossings, in the caller's session. */
@ApplicationScoped
class BalanceAlertTable {

    private static final String INSERT = """
            INSERT INTO crossing (id, account_id, kind, balance_micros, threshold_micros, told_at)
            VALUES (:id, :account, :kind, :balance, CAST(:threshold AS bigint), :now)""";

    private static final String TOLD_SINCE =
            "SELECT count(*) FROM crossing WHERE account_id = :account AND told_at > :since";

    Uni<Void> told(BalanceAlert crossing, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", crossing.id())
                        .setParameter("account", crossing.account())
                        .setParameter("kind", kind(crossing))
                        .setParameter("balance", crossing.balance().micros())
                        .setParameter(
                                "threshold",
                                crossing instanceof BalanceAlert.Low low
                                        ? low.threshold().micros()
                                        : null)
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Long> toldSince(UUID account, Instant since) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TOLD_SINCE, Long.class)
                        .setParameter("account", account)
                        .setParameter("since", since)
                        .getSingleResult());
    }

    private static String kind(BalanceAlert crossing) {
        return switch (crossing) {
            case BalanceAlert.Low low -> "low";
            case BalanceAlert.Exhausted exhausted -> "exhausted";
        };
    }
}
