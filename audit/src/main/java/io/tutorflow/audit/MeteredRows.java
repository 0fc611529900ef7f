package io.tutorflow.audit;

import io.tutorflow.audit.SettledRows.Metered;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How metered usage stands with Stripe's meters, record by record, as far as it is told. */
final class MeteredRows extends Rows<MeteredRows.Told> {

    private static final String ALL = """
            SELECT id, untold, revision, status, attempts, late, left(error, 500) AS error FROM metered_usage
            %s ORDER BY id""";

    private MeteredRows(PreparedStatement statement) throws SQLException {
        super(Told::id, statement);
    }

    /** @param isUntold it has changed since, and is about to be told */
    record Told(UUID id, boolean isUntold, Metered metered) {}

    static MeteredRows all(Connection billing) throws SQLException {
        return new MeteredRows(billing.prepareStatement(ALL.formatted("")));
    }

    static MeteredRows some(Connection billing, List<UUID> ids) throws SQLException {
        var statement = billing.prepareStatement(ALL.formatted("WHERE id = ANY (?)"));
        statement.setArray(1, billing.createArrayOf("uuid", ids(ids)));
        return new MeteredRows(statement);
    }

    @Override
    @Nullable
    Told read() throws SQLException {
        if (!next()) {
            return null;
        }
        return new Told(
                uuid("id"),
                bool("untold"),
                new Metered(micros("revision"), text("status"), micros("attempts"), bool("late"), textOrNull("error")));
    }
}
