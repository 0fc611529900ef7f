package io.tutorflow.bench.crash.books;

import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All usage records of a stack, as usage-service's database has them. */
public final class UsageBook {

    private static final int FETCH_SIZE = 5_000;
    private static final String RECORDS = """
            SELECT id, account_id, idempotency_key, billing_source, billing_status, billable_micros
            FROM usage_record WHERE NOT tombstone""";

    private final Map<UUID, Entry> entries;

    UsageBook(Map<UUID, Entry> entries) {
        this.entries = entries;
    }

    /** One usage record. */
    record Entry(UUID id, String account, @Nullable String key, String source, String status, long billableMicros) {

        boolean isCharged() {
            return status.equals("FINALIZED");
        }
    }

    static UsageBook of(LocalStack stack) throws IOException, SQLException {
        var entries = new HashMap<UUID, Entry>();
        try (var usage = stack.audit("usage")) {
            usage.setAutoCommit(false);
            try (var statement = usage.createStatement()) {
                statement.setFetchSize(FETCH_SIZE);
                try (var rows = statement.executeQuery(RECORDS)) {
                    while (rows.next()) {
                        var entry = entry(rows);
                        entries.put(entry.id(), entry);
                    }
                }
            }
        }
        return new UsageBook(entries);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("account_id"),
                row.getString("idempotency_key"),
                row.getString("billing_source"),
                row.getString("billing_status"),
                row.getLong("billable_micros"));
    }

    @Nullable
    Entry get(UUID id) {
        return entries.get(id);
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    int size() {
        return entries.size();
    }

    /** What the ledger charges an account for all of them, in USD. */
    BigDecimal chargedTo(String account) {
        long micros = entries.values().stream()
                .filter(entry -> entry.account().equals(account) && entry.isCharged())
                .filter(entry -> !entry.source().equals("plan"))
                .mapToLong(Entry::billableMicros)
                .sum();
        return usd(micros);
    }

    static BigDecimal usd(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }
}
