package io.tutorflow.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What usage-service was told of documents, record by record. */
final class SettledRows extends Rows<SettledRows.Settled> {

    private static final String ALL = """
            SELECT record_id, revision, invoice_id, invoice_number, invoice_line FROM settled_usage
            %s ORDER BY record_id""";

    private SettledRows(PreparedStatement statement) throws SQLException {
        super(Settled::id, statement);
    }

    /** @param place none: it is on no document any more */
    record Settled(UUID id, long revision, @Nullable Place place) {}

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
                document == null ? null : new Place(document, textOrNull("invoice_number"), micros("invoice_line")));
    }
}
