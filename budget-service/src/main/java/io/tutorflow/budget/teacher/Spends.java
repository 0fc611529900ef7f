package io.tutorflow.budget.teacher;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.period.Period;
import io.tutorflow.budget.period.Span;
import io.tutorflow.money.Money;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;

/** Counts reserved and spent tokens of budgets, in transactions that have locked them; one statement per batch. */
public final class Spends {

    /**
     * Only the budget's current period has a ceiling; a reservation made before the budget's period was changed no
     * longer counts. Where nothing is reserved, since more is spent than there may be, nothing is judged.
     */
    private static final String RESERVE = """
            INSERT INTO spend AS s (budget_id, period, period_start, resets_at, reserved_micros, ceiling_micros)
            SELECT budget_id, period, period_start, max(resets_at), sum(amount_micros)::bigint, max(ceiling_micros)
            FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::bigint[], $6::bigint[])
                AS u (budget_id, period, period_start, resets_at, amount_micros, ceiling_micros)
            GROUP BY budget_id, period, period_start ORDER BY budget_id, period, period_start
            ON CONFLICT (budget_id, period, period_start) DO UPDATE
            SET reserved_micros = s.reserved_micros + excluded.reserved_micros,
                ceiling_micros = CASE WHEN excluded.reserved_micros = 0 THEN s.ceiling_micros
                    WHEN excluded.ceiling_micros IS NOT NULL
                    THEN greatest(s.ceiling_micros, excluded.ceiling_micros) END""";

    private static final String SETTLE = """
            UPDATE spend s
            SET reserved_micros = s.reserved_micros - d.freed, spent_micros = s.spent_micros + d.spent,
                overrun_micros = s.overrun_micros + d.overrun
            FROM (SELECT p.budget_id, p.period, p.period_start, sum(b.freed_micros)::bigint AS freed,
                         sum(b.spent_micros)::bigint AS spent, sum(b.overrun_micros)::bigint AS overrun
                  FROM unnest($1::uuid[], $2::timestamptz[], $3::bigint[], $4::bigint[], $5::bigint[])
                      AS b (budget_id, reserved_at, freed_micros, spent_micros, overrun_micros)
                  JOIN spend p ON p.budget_id = b.budget_id
                      AND p.period_start <= b.reserved_at AND p.resets_at > b.reserved_at
                  GROUP BY p.budget_id, p.period, p.period_start) d
            WHERE s.budget_id = d.budget_id AND s.period = d.period AND s.period_start = d.period_start
            RETURNING s.budget_id, s.period, s.period_start, s.resets_at, s.spent_micros, s.reserved_micros,
                s.raised_micros, s.exceeded_revision""";

    private Spends() {}

    public static Uni<Void> reserve(SqlConnection transaction, List<Use> uses) {
        if (uses.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = new Columns<>(uses)
                .uuids(use -> use.budget().value())
                .texts(use -> use.spend().period().text())
                .times(use -> use.spend().span().start())
                .times(use -> use.spend().span().end())
                .longs(use -> use.amount().micros())
                .longs(use -> use.ceiling() == null ? null : use.ceiling().micros());
        return transaction.preparedQuery(RESERVE).execute(parameters.tuple()).replaceWithVoid();
    }

    /** @return the changed periods in their new state */
    public static Uni<List<SpentPeriod>> settle(SqlConnection transaction, List<Settled> settled) {
        if (settled.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var parameters = new Columns<>(settled)
                .uuids(end -> end.budget().value())
                .times(Settled::reservedAt)
                .longs(end -> end.freed().micros())
                .longs(end -> end.spent().micros())
                .longs(end -> end.overrun().micros());
        return transaction.preparedQuery(SETTLE).execute(parameters.tuple()).map(Spends::periods);
    }

    private static List<SpentPeriod> periods(RowSet<Row> rows) {
        var found = new ArrayList<SpentPeriod>();
        for (var row : rows) {
            var span = new Span(
                    row.getOffsetDateTime(2).toInstant(),
                    row.getOffsetDateTime(3).toInstant());
            var spend = new Spend(
                    Period.of(row.getString(1)),
                    span,
                    Money.ofMicros(row.getLong(4)),
                    Money.ofMicros(row.getLong(5)),
                    Money.ofMicros(row.getLong(6)));
            found.add(new SpentPeriod(new BudgetId(row.getUUID(0)), spend, row.getLong(7)));
        }
        return found;
    }
}
