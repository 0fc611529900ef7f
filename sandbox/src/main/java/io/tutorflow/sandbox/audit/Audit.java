package io.tutorflow.sandbox.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads all rows of both services side by side. The services go on working meanwhile and are not read at the same
 * moment, so each record that differs is looked at again for a while; only what stays is a difference.
 */
final class Audit {

    /** The most differing records kept; more than this many is a catastrophe that needs no list. */
    static final int DIFFERENCE_LIMIT = 100_000;

    private static final Duration LOOK_AGAIN_EVERY = Duration.ofMillis(500);

    private final Connection usage;
    private final Connection billing;
    private long records;
    private long charges;

    Audit(Connection usage, Connection billing) {
        this.usage = usage;
        this.billing = billing;
    }

    /** @param settle for how long a record may differ because work goes on */
    Findings run(Duration settle) throws SQLException, InterruptedException {
        var wallets = WalletCheck.of(billing);
        Map<UUID, List<Difference>> differing = new LinkedHashMap<>();
        try (var usageRows = UsageRows.all(usage);
                var ledgerRows = LedgerRows.all(billing)) {
            merge(usageRows, ledgerRows, differing);
            records = usageRows.count();
            charges = ledgerRows.count();
        }
        lookAgain(differing, System.nanoTime() + settle.toNanos());
        var all = new ArrayList<>(wallets.differences());
        differing.values().forEach(all::addAll);
        return new Findings(records, charges, wallets.wallets(), all);
    }

    private void lookAgain(Map<UUID, List<Difference>> differing, long until)
            throws SQLException, InterruptedException {
        while (!differing.isEmpty() && System.nanoTime() < until) {
            Thread.sleep(LOOK_AGAIN_EVERY);
            usage.commit();
            billing.commit();
            var ids = List.copyOf(differing.keySet());
            differing.clear();
            try (var usageRows = UsageRows.some(usage, ids);
                    var ledgerRows = LedgerRows.some(billing, ids)) {
                merge(usageRows, ledgerRows, differing);
            }
        }
    }

    private static void merge(UsageRows usageRows, LedgerRows ledgerRows, Map<UUID, List<Difference>> differing)
            throws SQLException {
        while (usageRows.current() != null || ledgerRows.current() != null) {
            int order = order(usageRows.currentId(), ledgerRows.currentId());
            var id = order <= 0 ? usageRows.currentId() : ledgerRows.currentId();
            var usageRow = order <= 0 ? usageRows.take() : null;
            var ledgerRow = order >= 0 ? ledgerRows.take() : null;
            var found = RecordCheck.of(usageRow, ledgerRow);
            if (id != null && !found.isEmpty() && differing.size() < DIFFERENCE_LIMIT) {
                differing.put(id, found);
            }
        }
    }

    /** As PostgreSQL orders ids: byte by byte. The end comes after everything. */
    private static int order(@Nullable UUID one, @Nullable UUID other) {
        if (one == null || other == null) {
            return one == null ? 1 : -1;
        }
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    /** What was read and what does not agree. */
    record Findings(long records, long charges, long wallets, List<Difference> differences) {}
}
