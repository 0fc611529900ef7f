package io.tutorflow.bench.scenario;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;

/** How long the ledger was behind: from a record's end in usage-service to its capture in billing-service. */
final class CaptureLag {

    private static final String LAGS = """
            SELECT count(*), percentile_cont(ARRAY[0.5, 0.99, 0.999, 1]) WITHIN GROUP (
                ORDER BY extract(epoch FROM created_at - finalized_at) * 1000)
            FROM transfer
            WHERE kind = 'capture' AND created_at >= ?
            """;

    private final Ledger ledger;
    private final Instant since;

    /** Counts captures from now on; the stack's clock must not have been moved. */
    CaptureLag(Ledger ledger) {
        this.ledger = ledger;
        this.since = Instant.now();
    }

    /** Of everything since, warm-up and search included. */
    String told() throws IOException, SQLException {
        try (var connection = ledger.database("billing");
                var statement = connection.prepareStatement(LAGS)) {
            statement.setTimestamp(1, Timestamp.from(since));
            try (var row = statement.executeQuery()) {
                row.next();
                if (row.getLong(1) == 0) {
                    return "event to ledger: nothing was captured";
                }
                var millis = (Double[]) row.getArray(2).getArray();
                return String.format(
                        Locale.ROOT,
                        "event to ledger, %,d captures, all rates: p50 %.0f ms, p99 %.0f ms, p99.9 %.0f ms, max %.0f ms",
                        row.getLong(1),
                        millis[0],
                        millis[1],
                        millis[2],
                        millis[3]);
            }
        }
    }
}
