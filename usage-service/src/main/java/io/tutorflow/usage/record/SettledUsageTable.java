package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps on which documents records are, and what meters say of them. What is told late, after something newer, changes nothing. */
@ApplicationScoped
class SettledUsageTable {

    /** In the order of the ids, so that two batches cannot wait for each other. */
    private static final String KEEP = """
            INSERT INTO settled_usage AS kept (record_id, revision, invoice_id, invoice_number, invoice_line)
            SELECT DISTINCT ON (record_id) record_id, revision, invoice_id, invoice_number, invoice_line
            FROM unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::int[])
                AS told (record_id, revision, invoice_id, invoice_number, invoice_line)
            ORDER BY record_id, revision DESC
            ON CONFLICT (record_id) DO UPDATE
            SET revision = excluded.revision, invoice_id = excluded.invoice_id,
                invoice_number = excluded.invoice_number, invoice_line = excluded.invoice_line
            WHERE kept.revision < excluded.revision""";

    private static final String KEEP_METERED = """
            INSERT INTO settled_usage AS kept (record_id, meter_revision, meter_status, meter_attempts, meter_late, meter_error)
            SELECT DISTINCT ON (record_id) record_id, revision, status, attempts, late, error
            FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::int[], $5::boolean[], $6::text[])
                AS told (record_id, revision, status, attempts, late, error)
            ORDER BY record_id, revision DESC
            ON CONFLICT (record_id) DO UPDATE
            SET meter_revision = excluded.meter_revision, meter_status = excluded.meter_status,
                meter_attempts = excluded.meter_attempts, meter_late = excluded.meter_late,
                meter_error = excluded.meter_error
            WHERE kept.meter_revision < excluded.meter_revision""";

    private final Pool pool;

    SettledUsageTable(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> keep(List<SettledUsage> settled) {
        if (settled.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = new Columns<>(settled)
                .uuids(SettledUsage::recordId)
                .longs(SettledUsage::revision)
                .uuids(SettledUsage::invoiceId)
                .texts(SettledUsage::invoiceNumber)
                .ints(SettledUsage::invoiceLine)
                .tuple();
        return pool.preparedQuery(KEEP).execute(parameters).replaceWithVoid();
    }

    Uni<Void> keepMetered(List<TellingOfMeters> told) {
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = new Columns<>(told)
                .uuids(TellingOfMeters::recordId)
                .longs(TellingOfMeters::revision)
                .texts(telling -> telling.status().name())
                .ints(telling -> telling.report().attempts())
                .booleans(telling -> telling.report().late())
                .texts(telling -> telling.report().error())
                .tuple();
        return pool.preparedQuery(KEEP_METERED).execute(parameters).replaceWithVoid();
    }
}
