package io.tutorflow.sandbox.audit;

import io.tutorflow.money.Money;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether what is spent and reserved of budgets and plans is what their entries add up to, at one moment. */
final class BudgetCheck {

    private static final String SPEND = """
            SELECT 'budget ' || b.id || ' of teacher ' || b.teacher_id || ', ' || s.period || ' from ' || s.period_start,
                   s.spent_micros, s.reserved_micros, coalesce(t.spent, 0)::bigint, coalesce(t.reserved, 0)::bigint
            FROM spend s JOIN budget b ON b.id = s.budget_id
                 LEFT JOIN LATERAL (
                     SELECT sum(e.amount_micros) AS spent,
                            sum(r.amount_micros) FILTER (WHERE o.id IS NOT NULL) AS reserved
                     FROM reservation r
                          LEFT JOIN entry e ON e.reservation_id = r.id AND e.kind = 'spent'
                          LEFT JOIN open_reservation o ON o.id = r.id
                     WHERE r.budget_id = s.budget_id AND r.reserved_at >= s.period_start AND r.reserved_at < s.resets_at
                 ) t ON true""";

    private static final String ALLOWANCES = """
            SELECT 'plan of organization ' || a.organization_id || ' from ' || a.period_start, a.used,
                   (SELECT count(*) FROM reservation r
                    WHERE r.organization_id = a.organization_id AND r.allowance_start = a.period_start
                      AND (EXISTS (SELECT FROM open_reservation o WHERE o.id = r.id)
                           OR EXISTS (SELECT FROM entry e WHERE e.reservation_id = r.id AND e.kind = 'spent')))
            FROM allowance a""";

    private final List<Difference> differences = new ArrayList<>();
    private long periods;

    private BudgetCheck() {}

    static BudgetCheck of(Connection budget) throws SQLException {
        var check = new BudgetCheck();
        check.read(budget, SPEND, check::compareSpend);
        check.read(budget, ALLOWANCES, check::compareAllowance);
        return check;
    }

    List<Difference> differences() {
        return differences;
    }

    /** Of budgets and of plans. */
    long periods() {
        return periods;
    }

    private void read(Connection budget, String query, RowReader each) throws SQLException {
        try (var statement = budget.prepareStatement(query)) {
            statement.setFetchSize(Rows.FETCH_SIZE);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    periods++;
                    each.read(rows);
                }
            }
        }
    }

    private void compareSpend(ResultSet row) throws SQLException {
        compare(row.getString(1), "spent", row.getLong(2), row.getLong(4));
        compare(row.getString(1), "reserved", row.getLong(3), row.getLong(5));
    }

    private void compare(String budget, String part, long total, long sum) {
        if (total != sum) {
            differences.add(new Difference(budget, part + " is " + usd(total) + ", its entries add up to " + usd(sum)));
        }
    }

    private void compareAllowance(ResultSet row) throws SQLException {
        if (row.getLong(2) != row.getLong(3)) {
            differences.add(new Difference(
                    row.getString(1), "used is " + row.getLong(2) + ", there are " + row.getLong(3) + " generations"));
        }
    }

    private static String usd(long micros) {
        return "$" + Money.ofMicros(micros).usd().toPlainString();
    }

    /** Takes one row. */
    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
