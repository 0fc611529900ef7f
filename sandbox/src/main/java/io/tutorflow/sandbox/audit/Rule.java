package io.tutorflow.sandbox.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A question to one database that has no answer where its rows agree.
 *
 * @param sql selects what differs: which row, and in which way
 */
record Rule(String sql) {

    static void all(List<Rule> rules, Connection database, Differing differing) throws SQLException {
        for (var rule : rules) {
            rule.ask(database, differing);
        }
    }

    private void ask(Connection database, Differing differing) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            statement.setFetchSize(Rows.FETCH_SIZE);
            try (var rows = statement.executeQuery()) {
                while (rows.next() && differing.all().size() < Audit.DIFFERENCE_LIMIT) {
                    differing.add(rows.getString(1), rows.getString(2));
                }
            }
        }
    }
}
