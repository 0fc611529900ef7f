package io.tutorflow.bench.scenario;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many rows were ever inserted, updated and deleted in each table, as PostgreSQL counts them. */
record WrittenRows(Map<String, Long> byTable) {

    private static final List<String> DATABASES = List.of("billing", "usage", "budget");

    /** Idle connections hand in what they counted within ten seconds. */
    private static final Duration UNTIL_COUNTED = Duration.ofSeconds(11);

    /** The leases of usage-service's replicas are renewed whatever is asked. */
    private static final String COUNTERS = """
            SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_user_tables
            WHERE relname NOT IN ('worker', 'flyway_schema_history')
            """;

    /** Of everything up to now. */
    static WrittenRows read(Ledger ledger) throws IOException, SQLException, InterruptedException {
        Thread.sleep(UNTIL_COUNTED);
        var byTable = new TreeMap<String, Long>();
        for (var database : DATABASES) {
            try (var connection = ledger.database(database);
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(COUNTERS)) {
                while (rows.next()) {
                    byTable.put(database + "." + rows.getString(1), rows.getLong(2));
                }
            }
        }
        return new WrittenRows(byTable);
    }

    /** Those tables that were written to, and how often. */
    Map<String, Long> since(WrittenRows before) {
        var written = new TreeMap<String, Long>();
        byTable.forEach((table, rows) -> {
            long more = rows - before.byTable.getOrDefault(table, 0L);
            if (more != 0) {
                written.put(table, more);
            }
        });
        return written;
    }
}
