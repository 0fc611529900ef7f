package io.tutorflow.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A database's address, of a primary or a standby, and the user that reads it.
 *
 * @param url for JDBC; a user and password in it take precedence
 */
public record Database(
        String url, @Nullable String user, @Nullable String password) {

    private static final String CONNECT_SECONDS = "10";

    /** Read-only, with one snapshot until the next commit. */
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

    /** Without anything that might be a password. */
    private String address() {
        return url.split("\\?", 2)[0];
    }
}
