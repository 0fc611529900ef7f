package io.tutorflow.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where one database is: the primary server or a standby, and as whom it is read.
 *
 * @param url for JDBC; a user and a password in it count before the others
 */
public record Database(
        String url, @Nullable String user, @Nullable String password) {

    private static final String CONNECT_SECONDS = "10";

    /** For reading alone, with one snapshot for all that is read until the next commit. */
    Connection open() throws IOException {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "tutorflow-audit");
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        try {
            var connection = DriverManager.getConnection(url, properties);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return connection;
        } catch (SQLException unreachable) {
            throw new IOException(
                    address() + " cannot be read: "
                            + String.valueOf(unreachable.getMessage()).replace(url, address()),
                    unreachable);
        }
    }

    /** Without what might be a password. */
    private String address() {
        return url.split("\\?", 2)[0];
    }
}
