package io.tutorflow.bench.yardstick;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The PostgreSQL server of a suite, as its superuser sees it. */
public record Server(int port, String password) {

    static final String SUPERUSER = "postgres";

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, SUPERUSER, password);
    }

    void execute(String statement) throws SQLException {
        try (var connection = connect(SUPERUSER);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
