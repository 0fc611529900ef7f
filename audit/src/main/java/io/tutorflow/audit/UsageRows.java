package io.tutorflow.audit;

import io.tutorflow.audit.UsageRow.End;
import io.tutorflow.audit.UsageRow.Parent;
import io.tutorflow.audit.UsageRow.Payer;
import io.tutorflow.audit.UsageRow.Price;
import io.tutorflow.audit.UsageRow.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records of usage-service. */
final class UsageRows extends Rows<UsageRow> {

    /** Parents are looked up one by one, because they are rare and a join would sort all records again. */
    private static final String ALL = """
            SELECT r.id, r.tombstone, r.account_id, coalesce(r.wallet_id, r.account_id) AS wallet_id, r.audience,
                   r.subject, r.billing_source, r.category, r.mode, r.requested_units, r.idempotency_key,
                   CASE WHEN r.mode = 'measured' OR r.billing_source <> 'credits' THEN r.request END AS stored,
                   r.parent_id,
                   CASE WHEN r.parent_id IS NOT NULL THEN
                       (SELECT p.account_id FROM usage_record p WHERE p.id = r.parent_id) END AS parent_account,
                   CASE WHEN r.parent_id IS NOT NULL THEN
                       (SELECT p.category FROM usage_record p WHERE p.id = r.parent_id) END AS parent_category,
                   r.catalog_version, r.snapshot, r.hold_micros, r.limit_micros, r.billable_micros,
                   r.unit_price_micros, r.units_ten_thousandths, r.billing_status, r.recorded_at, r.completed_at,
                   r.input_tokens, r.output_tokens, r.late, r.failure_code IS NOT NULL AS failed, w.id IS NOT NULL AS running
            FROM usage_record r LEFT JOIN running_work w ON w.id = r.id
            %s ORDER BY r.id""";

    private UsageRows(PreparedStatement statement) throws SQLException {
        super(UsageRow::id, statement);
    }

    static UsageRows all(Connection usage) throws SQLException {
        return new UsageRows(usage.prepareStatement(ALL.formatted("")));
    }

    static UsageRows some(Connection usage, List<UUID> ids) throws SQLException {
        var statement = usage.prepareStatement(ALL.formatted("WHERE r.id = ANY (?)"));
        statement.setArray(1, usage.createArrayOf("uuid", ids(ids)));
        return new UsageRows(statement);
    }

    @Override
    @Nullable
    UsageRow read() throws SQLException {
        return next() ? new UsageRow(uuid("id"), bool("tombstone"), payer(), work(), price(), end()) : null;
    }

    private Payer payer() throws SQLException {
        return new Payer(
                uuidOrNull("account_id"),
                uuidOrNull("wallet_id"),
                textOrNull("audience"),
                textOrNull("subject"),
                text("billing_source"));
    }

    private Work work() throws SQLException {
        var parent = uuidOrNull("parent_id");
        return new Work(
                textOrNull("category"),
                textOrNull("mode"),
                (int) micros("requested_units"),
                textOrNull("idempotency_key"),
                textOrNull("stored"),
                parent == null
                        ? null
                        : new Parent(parent, uuidOrNull("parent_account"), textOrNull("parent_category")));
    }

    private Price price() throws SQLException {
        return new Price(
                (int) micros("catalog_version"),
                textOrNull("snapshot"),
                micros("hold_micros"),
                microsOrNull("limit_micros"),
                microsOrNull("billable_micros"),
                microsOrNull("unit_price_micros"),
                microsOrNull("units_ten_thousandths"),
                used());
    }

    private UsageRow.@Nullable Use used() throws SQLException {
        var read = microsOrNull("input_tokens");
        var written = microsOrNull("output_tokens");
        return read == null || written == null ? null : new UsageRow.Use(read, written);
    }

    private End end() throws SQLException {
        return new End(
                text("billing_status"),
                time("recorded_at"),
                timeOrNull("completed_at"),
                bool("late"),
                bool("failed"),
                bool("running"));
    }
}
