package io.tutorflow.bench.yardstick;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The transactions of pgbench's TPC-B by JDBC, where pgbench is not installed: a little slower, being Java. */
record TpcbLoop(Server server) implements Tpcb {

    private static final int TELLERS = 10;
    private static final int ACCOUNTS = 100_000;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE pgbench_branches (bid int PRIMARY KEY, bbalance int, filler char(88)) WITH (fillfactor = 100)",
            "CREATE TABLE pgbench_tellers (tid int PRIMARY KEY, bid int, tbalance int, filler char(84))",
            "CREATE TABLE pgbench_accounts (aid int PRIMARY KEY, bid int, abalance int, filler char(84))",
            "CREATE TABLE pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22))",
            "INSERT INTO pgbench_branches SELECT i, 0 FROM generate_series(1, " + SCALE + ") i",
            "INSERT INTO pgbench_tellers SELECT i, (i - 1) / 10 + 1, 0 FROM generate_series(1, " + SCALE * TELLERS
                    + ") i",
            "INSERT INTO pgbench_accounts SELECT i, (i - 1) / " + ACCOUNTS + " + 1, 0, '' FROM generate_series(1, "
                    + SCALE * ACCOUNTS + ") i",
            "ANALYZE");

    @Override
    public String name() {
        return "TPC-B by JDBC (pgbench is not installed)";
    }

    @Override
    public void initialize() throws SQLException {
        try (var connection = server.connect(DATABASE);
                var sql = connection.createStatement()) {
            for (var statement : TABLES) {
                sql.execute(statement);
            }
        }
    }

    @Override
    public double run() throws Exception {
        long begun = System.nanoTime();
        long end = begun + SECONDS * 1_000_000_000L;
        long done = 0;
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            Callable<Long> client = () -> client(end);
            for (var finished : clients.invokeAll(
                    IntStream.range(0, CLIENTS).mapToObj(i -> client).toList())) {
                done += finished.get();
            }
        }
        return done / ((System.nanoTime() - begun) / 1e9);
    }

    private long client(long end) throws SQLException {
        long done = 0;
        try (var connection = server.connect(DATABASE);
                var transaction = new Transaction(connection)) {
            while (System.nanoTime() < end) {
                transaction.run();
                done++;
            }
        }
        return done;
    }

    /** One client's statements, prepared once. */
    private static final class Transaction implements AutoCloseable {

        private final Connection connection;
        private final List<java.sql.PreparedStatement> statements;

        Transaction(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            statements = List.of(
                    connection.prepareStatement("UPDATE pgbench_accounts SET abalance = abalance + ? WHERE aid = ?"),
                    connection.prepareStatement("SELECT abalance FROM pgbench_accounts WHERE aid = ?"),
                    connection.prepareStatement("UPDATE pgbench_tellers SET tbalance = tbalance + ? WHERE tid = ?"),
                    connection.prepareStatement("UPDATE pgbench_branches SET bbalance = bbalance + ? WHERE bid = ?"),
                    connection.prepareStatement("INSERT INTO pgbench_history (delta, tid, bid, aid, mtime)"
                            + " VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP)"));
        }

        void run() throws SQLException {
            var random = ThreadLocalRandom.current();
            int delta = random.nextInt(-5_000, 5_001);
            int account = random.nextInt(1, SCALE * ACCOUNTS + 1);
            int teller = random.nextInt(1, SCALE * TELLERS + 1);
            int branch = random.nextInt(1, SCALE + 1);
            execute(0, delta, account);
            execute(1, account);
            execute(2, delta, teller);
            execute(3, delta, branch);
            execute(4, delta, teller, branch, account);
            connection.commit();
        }

        private void execute(int which, int... values) throws SQLException {
            var statement = statements.get(which);
            for (int i = 0; i < values.length; i++) {
                statement.setInt(i + 1, values[i]);
            }
            statement.execute();
        }

        @Override
        public void close() throws SQLException {
            for (var statement : statements) {
                statement.close();
            }
        }
    }
}
