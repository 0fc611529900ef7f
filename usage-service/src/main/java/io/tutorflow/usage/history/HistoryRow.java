package io.tutorflow.usage.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.http.Cursor;
import io.tutorflow.money.Money;
import io.tutorflow.usage.history.UsageRecordView.Metadata;
import io.tutorflow.usage.record.Mode;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the history, read as what its owner sees of it. */
final class HistoryRow {

    static final String COLUMNS = """
            id, parent_id, category, mode, request, snapshot::text AS snapshot, catalog_version, billing_status, billable_micros, \
            input_tokens, output_tokens, provider_cost_usd, billing_source, failure_code, worker, late, recorded_at, completed_at""";

    /** Longer texts of a request are what was worked on, not what describes it. */
    private static final int LONGEST_TEXT = 200;

    private final Row row;

    HistoryRow(Row row) {
        this.row = row;
    }

    Cursor cursor() {
        return new Cursor(recordedAt(), row.getUUID("id"));
    }

    /** What the work cost us, which is not for whoever pays for it. */
    @Nullable
    BigDecimal providerCost() {
        return row.getBigDecimal("provider_cost_usd");
    }

    UsageRecordView view(ObjectMapper mapper) {
        var billable = billable();
        var billed = billable == null || !isCoveredByPlan() ? billable : Money.ZERO;
        return new UsageRecordView(
                row.getUUID("id"),
                row.getUUID("parent_id"),
                row.getString("billing_status"),
                EventJson.read(row.getString("snapshot"), PriceSnapshot.class),
                billed == null ? null : billed.credits(),
                billable == null ? null : billable.usd(),
                billed == null ? null : billed.usd(),
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getString("failure_code"),
                row.getBoolean("late"),
                metadata(mapper),
                recordedAt(),
                completedAt());
    }

    private boolean isCoveredByPlan() {
        return "plan".equals(row.getString("billing_source"));
    }

    private @Nullable Money billable() {
        var micros = row.getLong("billable_micros");
        return micros == null ? null : Money.ofMicros(micros);
    }

    private Metadata metadata(ObjectMapper mapper) {
        var fields = fields(mapper);
        var own = fields.remove("metadata");
        fields.properties()
                .removeIf(field -> field.getValue().isTextual()
                        && field.getValue().textValue().length() > LONGEST_TEXT);
        return new Metadata(
                Endpoints.of(Mode.of(row.getString("mode")), row.getString("category")),
                fields,
                own,
                row.getUUID("worker"),
                row.getInteger("catalog_version"));
    }

    private ObjectNode fields(ObjectMapper mapper) {
        try {
            JsonNode fields = mapper.readTree(row.getString("request"));
            return fields instanceof ObjectNode object ? object : mapper.createObjectNode();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The request of " + row.getUUID("id") + " is not JSON", e);
        }
    }

    private Instant recordedAt() {
        return row.getOffsetDateTime("recorded_at").toInstant();
    }

    private @Nullable Instant completedAt() {
        var completed = row.getOffsetDateTime("completed_at");
        return completed == null ? null : completed.toInstant();
    }
}
