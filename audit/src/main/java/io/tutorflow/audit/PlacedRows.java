package io.tutorflow.audit;

import io.tutorflow.audit.SettledRows.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** On which document each captured usage record is, of those that were ever opened: the newest of them. */
final class PlacedRows extends Rows<PlacedRows.Placed> {

    private static final String ALL = """
            SELECT DISTINCT ON (u.capture_id) u.capture_id, i.id AS invoice_id, %s AS number, u.line_no,
                   i.state <> 'void' AS in_force, t.revision
            FROM invoice_usage u JOIN invoice i ON i.id = u.invoice_id AND i.number IS NOT NULL
                LEFT JOIN (SELECT document_id, max(revision) AS revision FROM usage_telling GROUP BY document_id) t
                    ON t.document_id = i.id
            %%s ORDER BY u.capture_id, i.opened_at DESC""".formatted(InvoiceStateRules.NUMBER);

    private PlacedRows(PreparedStatement statement) throws SQLException {
        super(Placed::id, statement);
    }

    /**
     * @param place none: the document is void
     * @param revision of what usage-service is told of it
     */
    record Placed(UUID id, long revision, @Nullable Place place) {}

    static PlacedRows all(Connection billing) throws SQLException {
        return new PlacedRows(billing.prepareStatement(ALL.formatted("")));
    }

    static PlacedRows some(Connection billing, List<UUID> ids) throws SQLException {
        var statement = billing.prepareStatement(ALL.formatted("WHERE u.capture_id = ANY (?)"));
        statement.setArray(1, billing.createArrayOf("uuid", ids(ids)));
        return new PlacedRows(statement);
    }

    @Override
    @Nullable
    Placed read() throws SQLException {
        if (!next()) {
            return null;
        }
        return new Placed(
                uuid("capture_id"),
                micros("revision"),
                bool("in_force") ? new Place(uuid("invoice_id"), text("number"), micros("line_no")) : null);
    }
}
