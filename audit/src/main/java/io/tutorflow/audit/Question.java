package io.tutorflow.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A query to one database that returns nothing if its rows agree.
 *
 * @param rule that each returned row breaks
 * @param sql selects what differs: which row, and how
 */
record Question(Rule rule, String sql) {

    static void all(List<Question> questions, Connection database, List<Difference> found) throws SQLException {
        for (var question : questions) {
            question.ask(database, found);
        }
    }

    private void ask(Connection database, List<Difference> found) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            statement.setFetchSize(Rows.FETCH_SIZE);
            try (var rows = statement.executeQuery()) {
                while (rows.next() && found.size() < Audit.DIFFERENCE_LIMIT) {
                    found.add(Difference.of(rule, rows.getString(1), rows.getString(2)));
                }
            }
        }
    }
}
