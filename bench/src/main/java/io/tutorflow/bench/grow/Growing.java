package io.tutorflow.bench.grow;

import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.yardstick.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what years of use would have written: consistent rows, as the audit can tell. */
public final class Growing {

    /** Rows per transaction: enough to be fast, few enough to report progress. */
    private static final long CHUNK = 50_000;

    private static final long SHOWN_EVERY = 10;

    /** As in the outbox: the relay reads a fixed number of rows, so none may be large. */
    private static final int EVENTS_PER_ROW = 256;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_EVERY_MILLIS = 100;

    private final LocalStack stack;
    private final Server server;
    private final Growth growth;
    private final LongAdder rows = new LongAdder();

    /** Years of use. */
    public Growing(LocalStack stack, long records, int workspaces) throws java.io.IOException {
        this(stack, records, workspaces, Growth.A_YEAR);
    }

    Growing(LocalStack stack, long records, int workspaces, int days) throws java.io.IOException {
        this.stack = stack;
        this.server = Server.of(stack);
        var seed = UUID.randomUUID().toString().substring(0, 8);
        this.growth = new Growth(seed, records, workspaces, days, Instant.now().toEpochMilli() - 1_000);
    }

    /** What was written, and how fast. */
    public String run() throws Exception {
        var like = charged();
        long begun = System.nanoTime();
        try (var billing = server.connect("billing");
                var usage = server.connect("usage");
                var side = Executors.newSingleThreadExecutor()) {
            var records = side.submit(() -> write(usage, List.of(like.records()), growth.records()));
            write(billing, List.of(like.workspaces(), like.keys(), like.wallets()), growth.workspaces());
            write(billing, List.of(like.grants()), growth.workspaces());
            write(billing, List.of(like.holds(), like.captures()), growth.records());
            records.get();
            tell(billing, like);
            settle(usage, billing);
        }
        growth.keep(stack);
        double seconds = (System.nanoTime() - begun) / 1e9;
        return String.format(
                Locale.ROOT,
                "grown: %,d records of %,d workspaces, %,d rows in %.0f s, %,.0f rows/s",
                growth.records(),
                growth.workspaces(),
                rows.sum(),
                seconds,
                rows.sum() / seconds);
    }

    /** One charge made as users make one, and everything that it left in the databases. */
    private Rows charged() throws Exception {
        var workspace = stack.workspaceWith(1_000);
        var body = Map.of("prompt", "Fractions for beginners", "lessonCount", 1, "mode", "sync");
        var course = workspace.client().post("/v1/platform/courses", body);
        if (!course.isSuccess()) {
            throw new IllegalStateException("no charge: " + course.status() + " " + course.body());
        }
        var like = new Rows(growth, workspace.id(), course.body().path("id").asText());
        try (var billing = server.connect("billing")) {
            awaitTrue(billing, "SELECT count(*) = 2 FROM transfer WHERE id = '" + like.record() + "'");
        }
        return like;
    }

    /** Without indexes and triggers while rows are written; the indexes are built from all rows at the end. */
    private @Nullable Void write(Connection database, List<Copy> copies, long count) throws SQLException {
        var indexes = new Indexes(database, copies.stream().map(Copy::table).collect(Collectors.toSet()));
        indexes.leaveAside();
        for (var copy : copies) {
            write(database, copy, count);
        }
        indexes.rebuild();
        return null;
    }

    private void write(Connection database, Copy copy, long count) throws SQLException {
        copy.begin(database);
        for (long from = 0; from < count; from += CHUNK) {
            long to = Math.min(count, from + CHUNK);
            long written = copy.write(database, from, to);
            if (written != to - from) {
                throw new SQLException(copy.table() + " got " + written + " rows, not " + (to - from));
            }
            rows.add(written);
            if (to == count || to / CHUNK % SHOWN_EVERY == 0) {
                System.err.printf("%s: %,d of %,d%n", copy.table(), to, count);
            }
        }
    }

    /** The services learn about the workspaces as usual, from the outbox. */
    private void tell(Connection billing, Rows like) throws Exception {
        try (var statement = billing.createStatement()) {
            rows.add(statement.executeUpdate(like.events(EVENTS_PER_ROW)));
        }
        awaitTrue(billing, "SELECT NOT EXISTS (SELECT FROM outbox)");
    }

    private static void settle(Connection... databases) throws SQLException {
        for (var database : databases) {
            try (var statement = database.createStatement()) {
                statement.execute("VACUUM (ANALYZE)");
                statement.execute("CHECKPOINT");
            }
        }
    }

    private static void awaitTrue(Connection database, String question) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isTrue(database, question)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not so after " + PATIENCE.toMinutes() + " minutes: " + question);
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private static boolean isTrue(Connection database, String question) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
