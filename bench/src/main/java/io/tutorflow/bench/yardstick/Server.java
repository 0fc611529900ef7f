package io.tutorflow.bench.yardstick;

import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The PostgreSQL server of a suite, as its superuser sees it. */
public record Server(int port, String password) {

    static final String SUPERUSER = "postgres";

    public static Server of(LocalStack stack) throws IOException {
        return new Server(stack.ports(SUPERUSER).getFirst(), stack.databasePassword(SUPERUSER));
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, SUPERUSER, password);
    }

    void execute(String statement) throws SQLException {
        try (var connection = connect(SUPERUSER);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
