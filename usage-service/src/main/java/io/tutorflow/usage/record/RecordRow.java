package io.tutorflow.usage.record;

import io.tutorflow.events.EventJson;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.catalog.Quote;
import io.tutorflow.usage.generation.Delivery;
import io.tutorflow.usage.generation.Failure;
import io.tutorflow.usage.record.Submission.Work;
import io.tutorflow.usage.record.UsageRecord.Finalized;
import io.tutorflow.usage.record.UsageRecord.Recorded;
import io.tutorflow.usage.record.UsageRecord.Voided;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a row back as a record. */
final class RecordRow {

    static final String COLUMNS = """
            id, tombstone, account_id, wallet_id, subject, billing_source, limit_micros, category, idempotency_key, body_hash, \
            mode, tier, requested_units, prompt, request, snapshot::text AS snapshot, catalog_version, billing_status, input_tokens, output_tokens, \
            provider_cost_usd, content, failure_code, failure_message, recorded_at, completed_at, parent_id, late""";

    private final Row row;

    RecordRow(Row row) {
        this.row = row;
    }

    Found found() {
        return row.getBoolean("tombstone") ? new Found.Tombstone() : new Found.Present(usage());
    }

    UsageRecord usage() {
        var snapshot = EventJson.read(row.getString("snapshot"), PriceSnapshot.class);
        var accepted = acceptance(snapshot);
        var status = row.getString("billing_status");
        return switch (status) {
            case "RECORDED" -> new Recorded(accepted);
            case "FINALIZED" ->
                new Finalized(accepted, snapshot, delivery(snapshot), time("completed_at"), row.getBoolean("late"));
            case "VOIDED" -> new Voided(accepted, failure(), time("completed_at"));
            default -> throw new IllegalStateException("No such billing status: " + status);
        };
    }

    /** A finalized record no longer has its estimate: its quote has the pinned snapshot. */
    private Acceptance acceptance(PriceSnapshot snapshot) {
        return new Acceptance(
                new RecordId(row.getUUID("id")),
                new Payer(
                        row.getUUID("account_id"),
                        Objects.requireNonNullElse(row.getUUID("wallet_id"), row.getUUID("account_id")),
                        row.getString("subject"),
                        BillingSource.of(row.getString("billing_source"))),
                submission(),
                new Quote(snapshot, row.getInteger("catalog_version"), limit()),
                time("recorded_at"));
    }

    private @Nullable Money limit() {
        var micros = row.getLong("limit_micros");
        return micros == null ? null : Money.ofMicros(micros);
    }

    private Submission submission() {
        return new Submission(
                new Work(
                        Category.recorded(row.getString("category")),
                        row.getInteger("requested_units"),
                        row.getString("prompt"),
                        row.getString("request"),
                        row.getUUID("parent_id")),
                BodyHash.of(row.getBuffer("body_hash").getBytes()),
                Mode.of(row.getString("mode")),
                row.getString("tier"),
                row.getString("idempotency_key"));
    }

    private Delivery delivery(PriceSnapshot snapshot) {
        return new Delivery(
                Units.of(snapshot.units()),
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getBigDecimal("provider_cost_usd"),
                row.getString("content"));
    }

    private Failure failure() {
        return new Failure(row.getString("failure_code"), row.getString("failure_message"));
    }

    private Instant time(String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
