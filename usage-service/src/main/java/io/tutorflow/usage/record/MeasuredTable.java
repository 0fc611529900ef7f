package io.tutorflow.usage.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.mutiny.Uni;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.events.Topic;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.persistence.Columns;
import io.tutorflow.usage.record.RecordingMeasuredUsage.Written;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes measured usage: records that start as finalized, and both of their events, in one statement. */
@ApplicationScoped
class MeasuredTable {

    /** Events per outbox row: the relay reads a fixed number of rows, so none may be large. */
    private static final int EVENTS_PER_ROW = 256;

    private static final String INSERT = """
            WITH candidate AS (
                SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bytea[], $6::int[], $7::text[],
                    $8::text[], $9::int[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[],
                    $15::numeric[], $16::timestamptz[], $17::timestamptz[], $18::text[], $19::text[], $20::text[],
                    $21::text[])
                AS c(id, account_id, subject, category, body_hash, requested_units, request, snapshot, catalog_version,
                    billable_micros, units, unit_price_micros, input_tokens, output_tokens, provider_cost_usd,
                    recorded_at, ended_at, recorded_payload, finalized_payload, audience, billing_source)
            ), won AS (
                INSERT INTO usage_record (id, account_id, audience, subject, category, body_hash, mode, requested_units,
                    prompt, request, snapshot, catalog_version, hold_micros, limit_micros, billing_status,
                    billable_micros, units_ten_thousandths, unit_price_micros, input_tokens, output_tokens,
                    provider_cost_usd, content, recorded_at, completed_at, billing_source)
                SELECT id, account_id, audience, subject, category, body_hash, $22, requested_units, '', request, snapshot::jsonb,
                    catalog_version, 0, billable_micros, 'FINALIZED', billable_micros, units, unit_price_micros,
                    input_tokens, output_tokens, provider_cost_usd, '{}', recorded_at, ended_at, billing_source
                FROM candidate
                ON CONFLICT DO NOTHING
                RETURNING id
            ), event AS (
                SELECT row_number() OVER () / %d AS part, account_id, recorded_at, e.*
                FROM candidate JOIN won USING (id),
                    LATERAL (VALUES ($23, $24, id || '/recorded', recorded_payload),
                        ($25, $26, id || '/ended', finalized_payload)) AS e(topic, type, event_id, payload)
            ), told AS (
                INSERT INTO outbox (topics, keys, types, ids, times, payloads)
                SELECT array_agg(topic), array_agg(account_id::text), array_agg(type), array_agg(event_id),
                    array_agg(recorded_at), array_agg(payload)
                FROM event GROUP BY part
            )
            SELECT id FROM won""".formatted(EVENTS_PER_ROW);

    private static final String HASHES = "SELECT id, body_hash FROM usage_record WHERE id = ANY ($1) AND NOT tombstone";

    private final Pool pool;

    MeasuredTable(Pool pool) {
        this.pool = pool;
    }

    /** @param batch with distinct ids */
    Uni<Written> insert(List<PricedUsage> batch) {
        return pool.preparedQuery(INSERT).execute(columns(batch)).flatMap(rows -> {
            var won = new HashSet<UUID>();
            rows.forEach(row -> won.add(row.getUUID(0)));
            return hashes(batch, won).map(known -> new Written(won, known));
        });
    }

    private Uni<Map<UUID, BodyHash>> hashes(List<PricedUsage> batch, Set<UUID> won) {
        var others = batch.stream()
                .map(PricedUsage::id)
                .filter(id -> !won.contains(id))
                .toArray(UUID[]::new);
        if (others.length == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return pool.preparedQuery(HASHES)
                .execute(Tuple.tuple().addArrayOfUUID(others))
                .map(rows -> {
                    var found = new HashMap<UUID, BodyHash>();
                    rows.forEach(row -> found.put(
                            row.getUUID(0), BodyHash.of(row.getBuffer(1).getBytes())));
                    return found;
                });
    }

    private static Tuple columns(List<PricedUsage> batch) {
        return new Columns<>(batch)
                .uuids(PricedUsage::id)
                .uuids(row -> row.usage().accountId())
                .texts(row -> row.payer().subject())
                .texts(row -> row.usage().category().text())
                .bytes(row -> row.usage().hash().bytes())
                .ints(MeasuredTable::wholeUnits)
                .texts(MeasuredTable::request)
                .texts(row -> EventJson.write(row.snapshot()))
                .ints(PricedUsage::catalogVersion)
                .longs(row -> row.snapshot().amount().micros())
                .longs(row -> Units.of(row.snapshot().units()).tenThousandths())
                .longs(row -> Money.ofUsd(row.snapshot().unitPrice()).micros())
                .longs(row -> row.usage().use().inputTokens())
                .longs(row -> row.usage().use().outputTokens())
                .decimals(row -> row.usage().use().providerCostUsd())
                .times(PricedUsage::recordedAt)
                .times(row -> row.usage().time())
                .texts(row -> payload(row.recordedEvent()))
                .texts(row -> payload(row.finalizedEvent()))
                .texts(row -> row.payer().audience())
                .texts(row -> row.payer().source().text())
                .everywhere(Mode.MEASURED.text())
                .everywhere(Topic.USAGE_RECORDED.topicName())
                .everywhere(EventType.USAGE_RECORDED.typeName())
                .everywhere(Topic.USAGE_FINALIZED.topicName())
                .everywhere(EventType.USAGE_FINALIZED.typeName())
                .tuple();
    }

    private static String payload(OutboxEvent event) {
        return event.payload();
    }

    private static int wholeUnits(PricedUsage row) {
        return row.usage().units().value().setScale(0, RoundingMode.CEILING).intValueExact();
    }

    private static String request(PricedUsage row) {
        var usage = row.usage();
        return EventJson.write(
                usage.school() == null
                        ? new Request(usage.name().id(), usage.metadata())
                        : SchoolRequest.of(usage, usage.school()));
    }

    /** What is stored of the event beside its columns. */
    private record Request(String eventId, @JsonRawValue String metadata) {}

    /**
     * The same of a school's activity.
     *
     * @param source the event's
     * @param units as measured, such as minutes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record SchoolRequest(
            String source,
            String eventId,
            @JsonRawValue String metadata,
            @Nullable String variant,
            BigDecimal units,
            @JsonRawValue @Nullable String target,
            @Nullable String sessionId,
            @Nullable String enrollmentId,
            @Nullable String groupId) {

        static SchoolRequest of(MeasuredUsage usage, MeasuredUsage.OfSchool school) {
            return new SchoolRequest(
                    usage.name().source(),
                    usage.name().id(),
                    usage.metadata(),
                    school.key().named(),
                    usage.units().value(),
                    school.target(),
                    school.session().sessionId(),
                    school.session().enrollmentId(),
                    school.session().groupId());
        }
    }
}
