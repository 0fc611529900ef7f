package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.Topic;
import io.tutorflow.persistence.Columns;
import io.tutorflow.usage.generation.Delivery;
import io.tutorflow.usage.generation.Failure;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The one update that ends records. It is one statement and so one transaction: whoever finds a record RECORDED ends
 * it, its work is no longer due, and exactly the ended records get an event.
 */
@ApplicationScoped
class EndingTable {

    /**
     * A CASE makes the planner expect half of the rows to be true and so use a hash join; it knows that few records are
     * RECORDED, and would otherwise read the whole batch anew for each of them.
     */
    private static final String IS_RECORDED = "CASE r.billing_status WHEN 'RECORDED' THEN true ELSE false END";

    /** {@code id = ANY ($1)} keeps every plan on the primary key. */
    private static final String UPDATE = """
            WITH ended AS (
                SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[],
                    $7::bigint[], $8::bigint[], $9::numeric[], $10::text[], $11::text[], $12::text[],
                    $13::timestamptz[], $14::text[], $15::text[], $16::text[], $17::text[])
                AS e(id, billing_status, snapshot, billable_micros, units, unit_price_micros, input_tokens,
                    output_tokens, provider_cost_usd, content, failure_code, failure_message, ended_at, event_key,
                    event_type, event_id, payload)
            ), won AS (
                UPDATE usage_record r
                SET billing_status = e.billing_status, snapshot = e.snapshot::jsonb, billable_micros = e.billable_micros,
                    units_ten_thousandths = e.units, unit_price_micros = e.unit_price_micros,
                    input_tokens = e.input_tokens, output_tokens = e.output_tokens,
                    provider_cost_usd = e.provider_cost_usd, content = e.content, failure_code = e.failure_code,
                    failure_message = e.failure_message, completed_at = e.ended_at
                FROM ended e
                WHERE r.id = e.id AND r.id = ANY ($1::uuid[])
                    AND %s
                RETURNING e.id, e.event_key, e.event_type, e.event_id, e.ended_at, e.payload
            ), done AS (
                DELETE FROM running_work WHERE id = ANY ($1::uuid[])
            ), told AS (
                INSERT INTO outbox (topics, keys, types, ids, times, payloads)
                SELECT array_agg($18::text), array_agg(event_key), array_agg(event_type), array_agg(event_id),
                    array_agg(ended_at), array_agg(payload)
                FROM won
                HAVING count(*) > 0
            )
            SELECT id FROM won""".formatted(IS_RECORDED);

    /** Only a render that was voided because it was not heard of can still be delivered. */
    private static final String UPDATE_LATE = UPDATE.replace(
                    IS_RECORDED,
                    "r.billing_status = 'VOIDED' AND r.category = 'video_render' AND r.failure_code = 'deadline_exceeded'")
            .replace("completed_at = e.ended_at", "completed_at = e.ended_at, late = true");

    private final Pool pool;

    EndingTable(Pool pool) {
        this.pool = pool;
    }

    /** @return the ids of those that this call ended; ids must be distinct */
    Uni<Set<UUID>> end(List<EndedRow> rows) {
        return end(UPDATE, rows);
    }

    /** @return whether this call delivered it after all */
    Uni<Boolean> endLate(EndedRow row) {
        return end(UPDATE_LATE, List.of(row)).map(won -> won.contains(row.id()));
    }

    private Uni<Set<UUID>> end(String statement, List<EndedRow> rows) {
        var parameters = new Columns<>(rows)
                .uuids(EndedRow::id)
                .texts(EndedRow::billingStatus)
                .texts(EndedRow::snapshot)
                .longs(row -> row.ended().billable().micros())
                .longs(EndedRow::unitsTenThousandths)
                .longs(EndedRow::unitPriceMicros)
                .longs(row -> row.delivered(Delivery::inputTokens))
                .longs(row -> row.delivered(Delivery::outputTokens))
                .decimals(row -> row.delivered(Delivery::providerCostUsd))
                .texts(row -> row.delivered(Delivery::content))
                .texts(row -> row.failed(Failure::code))
                .texts(row -> row.failed(Failure::message))
                .times(row -> row.ended().endedAt())
                .texts(row -> row.event().key())
                .texts(row -> row.event().type())
                .texts(row -> row.event().id())
                .texts(row -> row.event().payload())
                .everywhere(Topic.USAGE_FINALIZED.topicName());
        return pool.preparedQuery(statement).execute(parameters.tuple()).map(found -> {
            var won = new HashSet<UUID>();
            found.forEach(row -> won.add(row.getUUID(0)));
            return won;
        });
    }
}
