package io.tutorflow.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

/** Checks that the spent and reserved totals of budgets and plans are the sums of their entries, at one moment. */
final class BudgetCheck {

    private static final String SPEND = """
            SELECT 'budget ' || s.budget_id || ' of teacher ' || coalesce(b.teacher_id, '?') || ', ' || s.period || ' from '
                       || s.period_start,
                   b.organization_id, s.period, s.period_start, s.resets_at,
                   s.spent_micros, coalesce(t.spent, 0)::bigint, s.reserved_micros, coalesce(t.reserved, 0)::bigint,
                   s.overrun_micros, coalesce(t.overrun, 0)::bigint, s.raised_micros,
                   (SELECT coalesce(sum(x.amount_micros), 0) FROM budget_raise x
                    WHERE x.budget_id = s.budget_id AND x.created_at >= s.period_start AND x.created_at < s.resets_at)
            FROM spend s LEFT JOIN budget b ON b.id = s.budget_id
                 LEFT JOIN LATERAL (
                     SELECT sum(e.amount_micros) AS spent,
                            sum(r.amount_micros) FILTER (WHERE o.id IS NOT NULL) AS reserved,
                            sum(greatest(0, e.amount_micros - CASE WHEN e.late THEN 0 ELSE r.amount_micros END)) AS overrun
                     FROM reservation r
                          LEFT JOIN entry e ON e.reservation_id = r.id AND e.kind = 'spent'
                          LEFT JOIN open_reservation o ON o.id = r.id
                     WHERE r.budget_id = s.budget_id AND r.reserved_at >= s.period_start AND r.reserved_at < s.resets_at
                 ) t ON true""";

    private static final String ALLOWANCES = """
            SELECT 'plan of organization ' || a.organization_id || ' from ' || a.period_start, a.organization_id,
                   a.period_start, a.resets_at, a.used,
                   (SELECT count(*) FROM reservation r
                    WHERE r.organization_id = a.organization_id AND r.allowance_start = a.period_start
                      AND (EXISTS (SELECT FROM open_reservation o WHERE o.id = r.id)
                           OR EXISTS (SELECT FROM entry e WHERE e.reservation_id = r.id AND e.kind = 'spent')))
            FROM allowance a""";

    private static final String ASKED = """
            SELECT 'increase request ' || id, organization_id, period, period_start, resets_at, created_at
            FROM increase_request""";

    private static final String TERMS = """
            SELECT 'budget ' || id, organization_id FROM budget
            UNION ALL
            SELECT 'default budget of organization ' || organization_id, organization_id FROM default_budget""";

    private static final List<String> PARTS = List.of("spent", "reserved", "overrun");
    private static final int FIRST_PART = 6;
    private static final int RAISED = FIRST_PART + 2 * PARTS.size();

    private final Zones zones;
    private final Differing budgets = new Differing(Rule.BUDGET_TOTALS);
    private final Differing plans = new Differing(Rule.PLAN_TOTALS);
    private final Differing terms = new Differing(Rule.BUDGET_TERMS);
    private final Differing raises = new Differing(Rule.BUDGET_RAISES);
    private final Differing requests = new Differing(Rule.INCREASE_REQUEST);
    private long periods;

    private BudgetCheck(Zones zones) {
        this.zones = zones;
    }

    static BudgetCheck of(Connection budget, Zones zones) throws SQLException {
        var check = new BudgetCheck(zones);
        check.periods += read(budget, SPEND, check::compareSpend);
        check.periods += read(budget, ALLOWANCES, check::compareAllowance);
        read(budget, TERMS, check::compareTerms);
        read(budget, ASKED, check::compareRequest);
        return check;
    }

    List<Difference> differences() {
        return Stream.of(budgets, plans, terms, raises, requests)
                .flatMap(one -> one.all().stream())
                .toList();
    }

    /** The number of periods of budgets and plans. */
    long periods() {
        return periods;
    }

    private static long read(Connection budget, String query, RowReader each) throws SQLException {
        long read = 0;
        try (var statement = budget.prepareStatement(query)) {
            statement.setFetchSize(Rows.FETCH_SIZE);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    read++;
                    each.read(rows);
                }
            }
        }
        return read;
    }

    private void compareSpend(ResultSet row) throws SQLException {
        var budget = row.getString(1);
        budgets.demand(
                budget,
                zones.isPeriod(String.valueOf(row.getString(2)), row.getString(3), time(row, 4), time(row, 5)),
                "is no such period in the organization's time zone");
        for (int part = 0; part < PARTS.size(); part++) {
            budgets.demandMicros(
                    budget,
                    PARTS.get(part) + " is",
                    row.getLong(FIRST_PART + 2 * part),
                    "its entries add up to",
                    row.getLong(FIRST_PART + 1 + 2 * part));
        }
        raises.demandMicros(budget, "raised is", row.getLong(RAISED), "its raises add up to", row.getLong(RAISED + 1));
    }

    private void compareAllowance(ResultSet row) throws SQLException {
        var plan = row.getString(1);
        plans.demand(
                plan,
                zones.isPlanMonth(row.getString(2), time(row, 3), time(row, 4)),
                "is no month in the organization's time zone");
        plans.demand(
                plan,
                row.getLong(5) == row.getLong(6),
                "used is " + row.getLong(5) + ", there are " + row.getLong(6) + " generations");
    }

    private void compareTerms(ResultSet row) throws SQLException {
        terms.demand(
                row.getString(1),
                zones.byOrganization().containsKey(row.getString(2)),
                "is of no organization there is");
    }

    private void compareRequest(ResultSet row) throws SQLException {
        var made = time(row, 6);
        requests.demand(
                row.getString(1),
                zones.isPeriod(String.valueOf(row.getString(2)), row.getString(3), time(row, 4), time(row, 5))
                        && !made.isBefore(time(row, 4))
                        && made.isBefore(time(row, 5)),
                "is not of the period that it was made in");
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Takes one row. */
    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
