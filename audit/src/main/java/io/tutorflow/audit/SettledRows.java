package io.tutorflow.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What usage-service was told of documents and of meters, record by record. */
final class SettledRows extends Rows<SettledRows.Settled> {

    private static final String ALL = """
            SELECT record_id, revision, invoice_id, invoice_number, invoice_line,
                   meter_revision, lower(meter_status) AS meter_status, meter_attempts, meter_late, meter_error
            FROM settled_usage
            %s ORDER BY record_id""";

    private SettledRows(PreparedStatement statement) throws SQLException {
        super(Settled::id, statement);
    }

    /**
     * @param revision of documents; 0: nothing was told of one
     * @param place none: it is on no document any more, or nothing was told of one
     * @param metered none: nothing was told of meters
     */
    record Settled(
            UUID id,
            long revision,
            @Nullable Place place,
            @Nullable Metered metered) {}

    /** How a record stands with Stripe's meters. */
    record Metered(
            long revision,
            String status,
            long attempts,
            boolean late,
            @Nullable String error) {}

    /** Where a record is. */
    record Place(UUID document, @Nullable String number, long line) {}

    static SettledRows all(Connection usage) throws SQLException {
        return new SettledRows(usage.prepareStatement(ALL.formatted("")));
    }

    static SettledRows some(Connection usage, List<UUID> ids) throws SQLException {
        var statement = usage.prepareStatement(ALL.formatted("WHERE record_id = ANY (?)"));
        statement.setArray(1, usage.createArrayOf("uuid", ids(ids)));
        return new SettledRows(statement);
    }

    @Override
    @Nullable
    Settled read() throws SQLException {
        if (!next()) {
            return null;
        }
        var document = uuidOrNull("invoice_id");
        return new Settled(
                uuid("record_id"),
                micros("revision"),
                document == null ? null : new Place(document, textOrNull("invoice_number"), micros("invoice_line")),
                textOrNull("meter_status") == null
                        ? null
                        : new Metered(
                                micros("meter_revision"),
                                text("meter_status"),
                                micros("meter_attempts"),
                                bool("meter_late"),
                                textOrNull("meter_error")));
    }
}
