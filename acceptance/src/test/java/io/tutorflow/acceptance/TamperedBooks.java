package io.tutorflow.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tutorflow.audit.Audit;
import io.tutorflow.audit.Books;
import io.tutorflow.audit.Difference;
import io.tutorflow.audit.StripePayments;
import io.tutorflow.bench.stack.LocalStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The four databases under a hand that no trigger and no foreign key stops. What it changes is audited within its own
 * transaction, which is then rolled back: the services never see it, and the next change begins from what is true.
 */
final class TamperedBooks implements AutoCloseable {

    static final List<String> DATABASES = List.of("usage", "billing", "budget", "pricing");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REFUSED_VALUES = "22";
    private static final String REFUSED_ROWS = "23";

    private final Map<String, Connection> connections = new LinkedHashMap<>();
    private final Audit audit;

    TamperedBooks(LocalStack stack) throws Exception {
        for (var database : DATABASES) {
            var connection = stack.superuser(database);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connections.put(database, connection);
        }
        var stripe = stack.stripe();
        this.audit = new Audit(
                new Books(of("usage"), of("billing"), of("budget"), of("pricing")),
                new StripePayments(stripe.baseUrl(), String.valueOf(stripe.token())));
    }

    /** One statement by hand. */
    record Hand(String database, String sql) {}

    List<AuditedColumn> columns() throws SQLException {
        var columns = new ArrayList<AuditedColumn>();
        for (var database : DATABASES) {
            columns.addAll(AuditedColumn.of(database, of(database)));
        }
        return columns;
    }

    /** One row of each kind. */
    Map<String, JsonNode> rows(String database, String sql) throws Exception {
        var rows = new LinkedHashMap<String, JsonNode>();
        try (var statement = of(database).createStatement();
                var found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.put(found.getString(1), JSON.readTree(found.getString(2)));
            }
        }
        rollback();
        return rows;
    }

    List<String> findings() throws Exception {
        return audit.run(Duration.ZERO).differences().stream()
                .map(Difference::toString)
                .toList();
    }

    /** Nothing if the database does not take it. */
    Optional<List<String>> after(Hand... hands) throws Exception {
        try {
            for (var hand : hands) {
                if (!change(hand)) {
                    return Optional.empty();
                }
            }
            return Optional.of(findings());
        } finally {
            rollback();
        }
    }

    private boolean change(Hand hand) throws SQLException {
        try (var statement = of(hand.database()).createStatement()) {
            statement.execute("SET LOCAL session_replication_role = replica");
            if (statement.executeUpdate(hand.sql()) == 0) {
                throw new IllegalStateException("There was nothing to change: " + hand);
            }
            return true;
        } catch (SQLException refused) {
            var state = String.valueOf(refused.getSQLState());
            if (state.startsWith(REFUSED_VALUES) || state.startsWith(REFUSED_ROWS)) {
                return false;
            }
            throw new SQLException(hand + ": " + refused.getMessage(), refused);
        }
    }

    void rollback() throws SQLException {
        for (var connection : connections.values()) {
            connection.rollback();
        }
    }

    private Connection of(String database) {
        return Objects.requireNonNull(connections.get(database));
    }

    @Override
    public void close() throws SQLException {
        for (var connection : connections.values()) {
            connection.close();
        }
    }
}
