package io.tutorflow.audit;

import io.tutorflow.money.Money;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Usage-based work that ended above its hold: allowed, bounded, and reported. */
public record Overruns(long count, long micros, List<String> newest) {

    private static final String TOTALS =
            "SELECT count(*), coalesce(sum(overrun_micros), 0) FROM transfer WHERE overrun_micros > 0";

    private static final String NEWEST = """
            SELECT id, overrun_micros FROM transfer WHERE overrun_micros > 0
            ORDER BY created_at DESC, id DESC LIMIT 20""";

    static Overruns of(Connection billing) throws SQLException {
        var newest = new ArrayList<String>();
        try (var statement = billing.createStatement()) {
            try (var rows = statement.executeQuery(NEWEST)) {
                while (rows.next()) {
                    newest.add("usage record " + rows.getString(1) + " by " + usd(rows.getLong(2)));
                }
            }
            try (var rows = statement.executeQuery(TOTALS)) {
                rows.next();
                return new Overruns(rows.getLong(1), rows.getLong(2), newest);
            }
        }
    }

    String total() {
        return usd(micros);
    }

    private static String usd(long micros) {
        return "$" + Money.ofMicros(micros).usd().toPlainString();
    }
}
