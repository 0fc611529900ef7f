package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.Topic;
import io.tutorflow.persistence.Columns;
import io.tutorflow.usage.record.RecordingWork.NewRecord;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The insert of new records. It is one statement and so one transaction in one round trip: the rows that win, the work
 * to be done for them, and exactly their events.
 */
@ApplicationScoped
class RecordingTable {

    private static final String INSERT = """
            WITH candidate AS (
                SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::bytea[],
                    $7::text[], $8::text[], $9::int[], $10::text[], $11::text[], $12::text[], $13::int[],
                    $14::bigint[], $15::timestamptz[], $16::timestamptz[], $17::text[], $18::text[], $19::text[],
                    $20::text[], $21::uuid[], $22::bigint[], $26::uuid[])
                AS c(id, account_id, subject, category, idempotency_key, body_hash, mode, tier, requested_units,
                    prompt, request, snapshot, catalog_version, hold_micros, recorded_at, deadline_at, event_id,
                    payload, audience, billing_source, parent_id, limit_micros, wallet_id)
            ), won AS (
                INSERT INTO usage_record (id, account_id, audience, subject, category, idempotency_key, body_hash,
                    mode, tier, requested_units, prompt, request, snapshot, catalog_version, hold_micros,
                    billing_source, billing_status, recorded_at, worker, parent_id, limit_micros, wallet_id)
                SELECT id, account_id, audience, subject, category, idempotency_key, body_hash, mode, tier,
                    requested_units, prompt, request, snapshot::jsonb, catalog_version, hold_micros, billing_source,
                    'RECORDED', recorded_at, $23, parent_id, limit_micros, wallet_id
                FROM candidate
                ON CONFLICT DO NOTHING
                RETURNING id
            ), work AS (
                INSERT INTO running_work (id, worker, deadline_at)
                SELECT id, $23, deadline_at FROM candidate JOIN won USING (id)
            ), told AS (
                INSERT INTO outbox (topics, keys, types, ids, times, payloads)
                SELECT array_agg($24::text), array_agg(coalesce(wallet_id, account_id)::text), array_agg($25::text), array_agg(event_id),
                    array_agg(recorded_at), array_agg(payload)
                FROM candidate JOIN won USING (id)
                HAVING count(*) > 0
            )
            SELECT id FROM won""";

    private final Pool pool;

    RecordingTable(Pool pool) {
        this.pool = pool;
    }

    /** @return the ids that were new; ids must be distinct */
    Uni<Set<UUID>> insert(List<NewRecord> records, UUID worker) {
        var parameters = new Columns<>(records)
                .uuids(NewRecord::id)
                .uuids(row -> row.accepted().payer().accountId())
                .texts(row -> row.accepted().payer().subject())
                .texts(row -> row.submission().category().text())
                .texts(row -> row.submission().idempotencyKey())
                .bytes(row -> row.submission().hash().bytes())
                .texts(row -> row.submission().mode().text())
                .texts(row -> row.submission().tier())
                .ints(row -> row.submission().work().requestedUnits())
                .texts(row -> row.submission().work().prompt())
                .texts(row -> row.submission().work().fields())
                .texts(NewRecord::snapshot)
                .ints(row -> row.accepted().quote().catalogVersion())
                .longs(row -> row.accepted().held().micros())
                .times(row -> row.accepted().recordedAt())
                .times(NewRecord::deadlineAt)
                .texts(row -> row.event().id())
                .texts(row -> row.event().payload())
                .texts(row -> row.accepted().payer().audience())
                .texts(row -> row.accepted().payer().source().text())
                .uuids(row -> row.submission().work().parent())
                .longs(NewRecord::limitMicros)
                .everywhere(worker)
                .everywhere(Topic.USAGE_RECORDED.topicName())
                .everywhere(io.tutorflow.events.EventType.USAGE_RECORDED.typeName())
                .uuids(row -> row.accepted().payer().otherWallet());
        return pool.preparedQuery(INSERT).execute(parameters.tuple()).map(rows -> {
            var won = new HashSet<UUID>();
            rows.forEach(row -> won.add(row.getUUID(0)));
            return won;
        });
    }
}
