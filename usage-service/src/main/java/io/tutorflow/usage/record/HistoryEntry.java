package io.tutorflow.usage.record;

import io.tutorflow.events.EventJson;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.http.Cursor;
import io.tutorflow.internal.record.MeterReport;
import io.tutorflow.internal.record.MeterStatus;
import io.tutorflow.internal.record.UsageInvoice;
import io.tutorflow.money.Money;
import io.tutorflow.usage.catalog.Category;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record as shown in the history, without its material and result, which may be long. */
public final class HistoryEntry {

    static final String COLUMNS = """
            id, parent_id, category, mode, request, snapshot::text AS snapshot, catalog_version, billing_status, billable_micros, \
            input_tokens, output_tokens, provider_cost_usd, billing_source, failure_code, worker, late, recorded_at, completed_at""";

    /** Its end is final; what is billed is kept beside it. */
    static final String INVOICED = "INVOICED";

    private final Row row;

    HistoryEntry(Row row) {
        this.row = row;
    }

    public RecordId id() {
        return new RecordId(row.getUUID("id"));
    }

    /** For an add-on: the record of the slide deck or video. */
    public @Nullable UUID parentId() {
        return row.getUUID("parent_id");
    }

    public Category category() {
        return Category.recorded(row.getString("category"));
    }

    public Mode mode() {
        return Mode.of(row.getString("mode"));
    }

    /** The request's fields, a JSON object. */
    public String request() {
        return row.getString("request");
    }

    /** An estimate until the work is done, then the billed price. */
    public PriceSnapshot snapshot() {
        return EventJson.read(row.getString("snapshot"), PriceSnapshot.class);
    }

    public int catalogVersion() {
        return row.getInteger("catalog_version");
    }

    public String billingStatus() {
        return invoice() == null ? row.getString("billing_status") : INVOICED;
    }

    /** The document that it is on; none: on none yet, or not any more. */
    public @Nullable UsageInvoice invoice() {
        var id = row.getUUID("invoice_id");
        return id == null
                ? null
                : new UsageInvoice(id, row.getString("invoice_number"), row.getInteger("invoice_line"));
    }

    /** None: Stripe's meters do not charge it, or nothing was told of them yet. */
    public @Nullable MeterStatus meterStatus() {
        var status = row.getString("meter_status");
        return status == null ? null : MeterStatus.valueOf(status);
    }

    /** None if there is no such status. */
    public @Nullable MeterReport meterReport() {
        return meterStatus() == null
                ? null
                : new MeterReport(
                        row.getInteger("meter_attempts"), row.getBoolean("meter_late"), row.getString("meter_error"));
    }

    /** Null while the work is in progress. */
    public @Nullable Money billable() {
        var micros = row.getLong("billable_micros");
        return micros == null ? null : Money.ofMicros(micros);
    }

    /** The part of it charged to the payer's wallet: 0 if a plan pays. */
    public @Nullable Money charged() {
        var billable = billable();
        return billable == null
                ? null
                : BillingSource.of(row.getString("billing_source")).charged(billable);
    }

    public @Nullable Long inputTokens() {
        return row.getLong("input_tokens");
    }

    public @Nullable Long outputTokens() {
        return row.getLong("output_tokens");
    }

    /** What the work cost us, which is not shown to payers. */
    public @Nullable BigDecimal providerCostUsd() {
        return row.getBigDecimal("provider_cost_usd");
    }

    public @Nullable String failureCode() {
        return row.getString("failure_code");
    }

    public boolean isLate() {
        return row.getBoolean("late");
    }

    /** The process that accepted it. */
    public @Nullable UUID worker() {
        return row.getUUID("worker");
    }

    public Instant recordedAt() {
        return row.getOffsetDateTime("recorded_at").toInstant();
    }

    public @Nullable Instant completedAt() {
        var completed = row.getOffsetDateTime("completed_at");
        return completed == null ? null : completed.toInstant();
    }

    /** Everything after it in the history is earlier in time. */
    public Cursor cursor() {
        return new Cursor(recordedAt(), id().value());
    }
}
