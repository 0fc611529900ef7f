package io.tutorflow.budget.reservation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.reservation.Books.AllowanceKey;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much is used of the plans' months. */
final class AllowanceTable {

    /** In one order everywhere, and before any budget, so that two batches cannot wait for each other. */
    private static final String LOCK = """
            SELECT a.organization_id, a.period_start, a.used
            FROM allowance a JOIN unnest($1::text[], $2::timestamptz[]) AS m (o, s)
                ON a.organization_id = m.o AND a.period_start = m.s
            ORDER BY a.organization_id, a.period_start FOR NO KEY UPDATE OF a""";

    private AllowanceTable() {}

    /** Locked until the end of the transaction; a month that nobody has used yet is not there. */
    static Uni<Map<AllowanceKey, Integer>> lock(SqlConnection transaction, Set<AllowanceKey> months) {
        if (months.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var parameters = new Columns<>(List.copyOf(months))
                .texts(month -> month.organization().value())
                .times(AllowanceKey::start);
        return transaction.preparedQuery(LOCK).execute(parameters.tuple()).map(rows -> {
            var found = new HashMap<AllowanceKey, Integer>();
            rows.forEach(row -> found.put(
                    new AllowanceKey(
                            new OrganizationId(row.getString(0)),
                            row.getOffsetDateTime(1).toInstant()),
                    row.getInteger(2)));
            return found;
        });
    }
}
