package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.budget.period.Span;
import io.tutorflow.money.Money;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;

/** Reads the periods that a statement returns. */
public final class SpentPeriods {

    /** What such a statement returns, in this order. */
    public static final String COLUMNS =
            "s.budget_id, s.period, s.period_start, s.resets_at, s.spent_micros, s.reserved_micros, s.exceeded_revision";

    private SpentPeriods() {}

    public static List<SpentPeriod> of(RowSet<Row> rows) {
        var found = new ArrayList<SpentPeriod>();
        for (var row : rows) {
            var span = new Span(
                    row.getOffsetDateTime(2).toInstant(),
                    row.getOffsetDateTime(3).toInstant());
            var spend = new Spend(
                    Period.of(row.getString(1)), span, Money.ofMicros(row.getLong(4)), Money.ofMicros(row.getLong(5)));
            found.add(new SpentPeriod(new BudgetId(row.getUUID(0)), spend, row.getLong(6)));
        }
        return found;
    }
}
