package io.tutorflow.billing.account.terms;

import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The included usage that was granted, month by month. */
final class IncludedTable {

    /** Whose terms at the beginning of a month include something that was not granted yet. */
    private static final String MISSING = """
            SELECT workspace_id, included_micros FROM (
                SELECT DISTINCT ON (workspace_id) workspace_id, included_micros
                FROM workspace_terms WHERE effective_from <= $1 ORDER BY workspace_id, effective_from DESC, version DESC
            ) terms
            WHERE included_micros > 0
                AND NOT EXISTS (SELECT FROM included_usage WHERE account_id = workspace_id AND month = $2)
                AND ($4::uuid IS NULL OR workspace_id > $4)
            ORDER BY workspace_id LIMIT $3""";

    private static final String GRANTED = """
            INSERT INTO included_usage (account_id, month, transfer_id, amount_micros, granted_at)
            VALUES (:account, :month, :transfer, :amount, :at)""";

    private static final String OF_MONTH =
            "SELECT amount_micros FROM included_usage WHERE account_id = :account AND month = :month";

    private IncludedTable() {}

    /** What was granted for the month, if anything was. */
    static Uni<Optional<Money>> granted(Mutiny.Session session, MonthOfUsage month) {
        return session.createNativeQuery(OF_MONTH, Long.class)
                .setParameter("account", month.account())
                .setParameter("month", month.month().atDay(1))
                .getSingleResultOrNull()
                .map(found -> Optional.ofNullable(found).map(Money::ofMicros));
    }

    /** @param last the one after which they come; none: the first ones */
    static Uni<List<Grant>> missing(Pool pool, YearMonth month, @Nullable UUID last, int most) {
        var first = month.atDay(1);
        return pool.preparedQuery(MISSING)
                .mapping(row -> new Grant(new MonthOfUsage(row.getUUID(0), month), Money.ofMicros(row.getLong(1))))
                .execute(Tuple.of(first.atStartOfDay().atOffset(ZoneOffset.UTC), first, most, last))
                .map(rows -> {
                    var found = new ArrayList<Grant>();
                    rows.forEach(found::add);
                    return found;
                });
    }

    static Uni<Void> note(Mutiny.Session session, MonthOfUsage month, Money amount, Instant at) {
        return session.createNativeQuery(GRANTED)
                .setParameter("account", month.account())
                .setParameter("month", month.month().atDay(1))
                .setParameter("transfer", month.transferId())
                .setParameter("amount", amount.micros())
                .setParameter("at", at)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** What a workspace is still to be given in a month. */
    record Grant(MonthOfUsage month, Money amount) {}
}
