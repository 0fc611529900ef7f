package io.tutorflow.sandbox.postgres;

import io.tutorflow.sandbox.place.Service;
import io.tutorflow.sandbox.process.BrokenPart;
import io.tutorflow.sandbox.process.Readiness;
import io.tutorflow.sandbox.secret.Secrets;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * The four databases, each owned by its service's user and closed to the others, and the auditor, who may read all of
 * them and write nothing. Set up at every start of the server; what exists is left unchanged.
 */
public record Databases(PostgresServer server, Secrets secrets) implements Readiness {

    private static final int CONNECT_SECONDS = 3;

    @Override
    public boolean ready() throws IOException, BrokenPart {
        try (Connection connection = connect();
                Statement sql = connection.createStatement()) {
            demand(sql, "fsync");
            demand(sql, "synchronous_commit");
            makeAuditor(sql);
            for (Service service : Service.values()) {
                makeDatabase(sql, service);
            }
            closeMaintenanceDatabases(sql);
        } catch (SQLException failure) {
            throw notYetOrBroken(failure);
        }
        return true;
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", Secrets.SUPERUSER);
        properties.setProperty("password", secrets.password(Secrets.SUPERUSER));
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        return DriverManager.getConnection(server.jdbcUrl("postgres"), properties);
    }

    /** SQLSTATE class 08 is a failed connection, 57 a server that is not up yet; anything else is a mistake. */
    private static IOException notYetOrBroken(SQLException failure) throws BrokenPart {
        String state = String.valueOf(failure.getSQLState());
        if (state.startsWith("08") || state.startsWith("57")) {
            return new IOException(failure);
        }
        throw new BrokenPart("could not be set up: " + failure.getMessage());
    }

    private static void demand(Statement sql, String setting) throws SQLException, BrokenPart {
        try (ResultSet shown = sql.executeQuery("show " + setting)) {
            shown.next();
            if (!"on".equals(shown.getString(1))) {
                throw new BrokenPart("runs with " + setting + " = " + shown.getString(1)
                        + ", so a commit could be lost; it must be on");
            }
        }
    }

    private void makeAuditor(Statement sql) throws SQLException {
        makeRole(sql, Secrets.AUDITOR);
        sql.execute("grant pg_read_all_data to auditor");
        sql.execute("alter role auditor set default_transaction_read_only = on");
    }

    private void makeRole(Statement sql, String role) throws SQLException {
        if (isMissing(sql, "select 1 from pg_roles where rolname = '" + role + "'")) {
            sql.execute("create role " + role + " login");
        }
        sql.execute("alter role " + role + " password '" + secrets.password(role) + "'");
    }

    private void makeDatabase(Statement sql, Service service) throws SQLException {
        String database = service.database();
        makeRole(sql, service.databaseUser());
        if (isMissing(sql, "select 1 from pg_database where datname = '" + database + "'")) {
            sql.execute("create database " + database + " owner " + service.databaseUser());
        }
        sql.execute("revoke all on database " + database + " from public");
        sql.execute("grant connect on database " + database + " to auditor");
    }

    private static boolean isMissing(Statement sql, String query) throws SQLException {
        try (ResultSet found = sql.executeQuery(query)) {
            return !found.next();
        }
    }

    /** Only the superuser has any business there. */
    private static void closeMaintenanceDatabases(Statement sql) throws SQLException {
        sql.execute("revoke connect on database postgres from public");
        sql.execute("revoke connect on database template1 from public");
    }
}
