package io.tutorflow.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What billing-service has reported to Stripe's meters, by customers, meters and days. */
final class ReportedSums {

    private static final String SUMS = """
            SELECT coalesce(c.customer_id, 'nobody, account ' || u.account_id), u.event_name, (u.event_at AT TIME ZONE 'UTC')::date,
                coalesce(sum(u.value) FILTER (WHERE u.status = 'reported'), 0),
                coalesce(sum(u.value) FILTER (WHERE u.status = 'reported' AND u.reported_at > ?), 0),
                coalesce(sum(u.value) FILTER (WHERE u.status = 'pending' OR u.status = 'failed' AND u.sent_at > ?), 0)
            FROM metered_usage u LEFT JOIN stripe_customer c ON c.account_id = u.account_id
            WHERE u.event_at IS NOT NULL GROUP BY 1, 2, 3""";

    private static final String CUSTOMERS = """
            SELECT c.customer_id FROM stripe_customer c
            WHERE c.account_id IN (SELECT account_id FROM metered_account UNION SELECT account_id FROM metered_usage)""";

    /** Stripe is asked what it has of what failed, a day after it was sent, every 12 hours; from then on it is for a person. */
    private static final Duration DOUBTED = Duration.ofHours(36);

    private ReportedSums() {}

    /** @param countedUntil what was reported later may not be counted yet */
    static Map<MeteredDay, MeteredSum> all(Connection billing, Instant countedUntil) throws SQLException {
        var found = new HashMap<MeteredDay, MeteredSum>();
        try (var statement = billing.prepareStatement(SUMS)) {
            statement.setObject(1, countedUntil.atOffset(ZoneOffset.UTC));
            statement.setObject(2, countedUntil.minus(DOUBTED).atOffset(ZoneOffset.UTC));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            new MeteredDay(rows.getString(1), rows.getString(2), rows.getObject(3, LocalDate.class)),
                            new MeteredSum(rows.getLong(4), rows.getLong(5), rows.getLong(6)));
                }
            }
        }
        return found;
    }

    /** Also of those of whom nothing was reported: it may have come to the wrong one. */
    static Set<String> customers(Connection billing) throws SQLException {
        var found = new TreeSet<String>();
        try (var statement = billing.createStatement();
                var rows = statement.executeQuery(CUSTOMERS)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
