package io.tutorflow.billing.meter.reconcile;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Usage that Stripe has not got, for operators, within the session of the caller. */
@ApplicationScoped
class UnreportedUsageTable {

    private static final String PAGE = """
            SELECT id, account_id, event_name, value, finalized_at, status, attempts, error, sent_at,
                known_until
            FROM metered_usage
            WHERE status <> 'reported' AND cleared_by IS NULL AND invoiced_at IS NULL AND (:status = '' OR status = :status)
                AND (CAST(:account AS uuid) IS NULL OR account_id = CAST(:account AS uuid))
                AND (finalized_at, id) < (:at, :id)
            ORDER BY finalized_at DESC, id DESC""";

    /** Newest first. */
    Uni<List<MeteredUsageBody>> page(@Nullable UUID account, @Nullable String status, Cursor before, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PAGE, Object[].class)
                        .setParameter("status", status == null ? "" : status)
                        .setParameter("account", account == null ? null : account.toString())
                        .setParameter("at", before.at())
                        .setParameter("id", before.id())
                        .setMaxResults(most)
                        .getResultList())
                .map(rows -> rows.stream().map(UnreportedUsageTable::body).toList());
    }

    private static MeteredUsageBody body(@Nullable Object[] row) {
        return new MeteredUsageBody(
                DifferenceTable.uuid(row[0]),
                DifferenceTable.uuid(row[1]),
                DifferenceTable.text(row[2]),
                DifferenceTable.number(row[3]),
                ReportedDaysTable.instant(row[4]),
                DifferenceTable.text(row[5]),
                (int) DifferenceTable.number(row[6]),
                (String) row[7],
                row[8] == null ? null : ReportedDaysTable.instant(row[8]),
                row[9] == null ? null : ReportedDaysTable.instant(row[9]));
    }
}
