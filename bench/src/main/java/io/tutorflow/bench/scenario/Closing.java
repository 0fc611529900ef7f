package io.tutorflow.bench.scenario;

import io.tutorflow.bench.machine.Memory;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** The closing of a month, from the moment at which it is due to the last document's number, and what is left of it. */
final class Closing {

    /** After a month's end, as the service has it; and a minute. */
    private static final Duration GRACE = Duration.ofHours(6).plusMinutes(1);

    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final String SERVICE = "billing-service";
    private static final int CALLERS = 8;

    private static final String CLOSED = "SELECT count(*) FROM invoicing_account WHERE next_month >= ?";
    private static final String OPENED = "SELECT count(*) FROM invoice WHERE number IS NOT NULL";

    private static final String DRAFTS = "SELECT id FROM invoice WHERE state = 'draft'";
    private static final String WORKSPACES = "SELECT count(*) FROM workspace";
    private static final String CAPTURES = "SELECT count(*) FROM transfer WHERE kind = 'capture' AND finalized_at < ?";
    private static final String ON_NONE =
            CAPTURES + " AND NOT EXISTS (SELECT FROM invoice_usage u WHERE u.capture_id = transfer.id AND u.in_force)";
    private static final String ON_SEVERAL = "SELECT count(*) FROM (SELECT FROM invoice_usage WHERE in_force"
            + " GROUP BY capture_id HAVING count(*) > 1) several";
    private static final String GAPS = "SELECT count(*) FROM invoice_counter c WHERE c.last <>"
            + " (SELECT count(DISTINCT i.number) FROM invoice i WHERE i.series = c.series)";

    private final LocalStack stack;
    private final int kills;
    private final Map<String, Double> peaks = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    /** Nobody waits for them: what came of them is seen in the database. */
    private final List<Future<?>> asked = new ArrayList<>();

    Closing(LocalStack stack, int kills) {
        this.stack = stack;
        this.kills = kills;
    }

    /** After it was run. */
    boolean isRight() {
        return wrong.isEmpty();
    }

    String run() throws Exception {
        var month = YearMonth.now(ZoneOffset.UTC);
        var next = month.plusMonths(1).atDay(1);
        try (var billing = stack.superuser("billing")) {
            long workspaces = count(billing, WORKSPACES);
            long captures = count(billing, CAPTURES, end(next));
            passMonth(next);
            long begun = System.nanoTime();
            find();
            killing(kills - kills / 2, workspaces, () -> count(billing, CLOSED, next));
            double closed = secondsSince(begun);
            begun = System.nanoTime();
            open(billing, workspaces);
            double opened = secondsSince(begun);
            demandNone(billing, "captures on no document", ON_NONE, end(next));
            demandNone(billing, "captures on two documents", ON_SEVERAL);
            demandNone(billing, "series with a gap", GAPS);
            return tell(month, captures, workspaces, closed, count(billing, OPENED), opened);
        }
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static OffsetDateTime end(LocalDate next) {
        return next.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private void passMonth(LocalDate next) throws IOException {
        var target = end(next).toInstant().plus(GRACE);
        stack.control()
                .put(
                        "/clock",
                        Map.of("offset", Duration.between(Instant.now(), target).toString()));
    }

    /** As a person would who has checked them all, each until there is an answer. */
    private void open(Connection billing, long workspaces) throws Exception {
        var operator = stack.operator();
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var opened = new AtomicLong();
            ids(billing, DRAFTS)
                    .forEach(id -> asked.add(callers.submit(() -> {
                        while (!isOpened(operator, id)) {
                            Thread.sleep(GLANCE);
                        }
                        return opened.incrementAndGet();
                    })));
            killing(kills / 2, workspaces, opened::get);
        }
    }

    private static boolean isOpened(Client operator, String id) {
        try {
            int status = operator.post("/v1/admin/invoices/" + id + "/open", Map.of())
                    .status();
            return status == 200 || status == 409;
        } catch (UncheckedIOException unanswered) {
            return false;
        }
    }

    /** Now, and not only when its turn comes. A replica that is killed meanwhile does not answer. */
    private void find() throws IOException, InterruptedException {
        asked.add(stack.operator().postLater("/v1/admin/schedulers/invoice-months/run", ""));
    }

    /** Until the goal is reached. */
    private void killing(int times, long goal, Progress progress) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int killed = 0;
        for (long reached = progress.reached(); reached < goal; reached = progress.reached()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        reached + " of " + goal + " after " + PATIENCE.toMinutes() + " minutes");
            }
            if (killed < times && reached >= goal * (killed + 1) / (times + 1)) {
                kill(killed++);
                System.err.printf(Locale.ROOT, "%,d of %,d: one is killed%n", reached, goal);
            }
            noteMemory();
            Thread.sleep(GLANCE);
        }
        if (killed < times) {
            wrong.add("only " + killed + " of " + times + " kills: it was over too soon");
        }
    }

    /** How many are done. */
    private interface Progress {
        long reached() throws Exception;
    }

    /** In turn. */
    private void kill(int number) throws IOException {
        var replicas = stack.pids().entrySet().stream()
                .filter(part -> part.getKey().startsWith(SERVICE))
                .toList();
        var one = replicas.get(number % replicas.size());
        ProcessHandle.of(one.getValue()).ifPresent(ProcessHandle::destroyForcibly);
    }

    private void noteMemory() throws IOException {
        Memory.of(stack.pids()).forEach((part, used) -> {
            if (part.startsWith(SERVICE) || part.startsWith("usage-service")) {
                peaks.merge(part, used.nowMb(), Math::max);
            }
        });
    }

    private void demandNone(Connection database, String what, String question, Object... parameters)
            throws SQLException {
        long found = count(database, question, parameters);
        if (found > 0) {
            wrong.add(found + " " + what);
        }
    }

    private static long count(Connection database, String question, Object... parameters) throws SQLException {
        try (var statement = database.prepareStatement(question)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<String> ids(Connection database, String question) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(question)) {
            var ids = new ArrayList<String>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    private String tell(YearMonth month, long captures, long workspaces, double closed, long documents, double opened) {
        var memory = new ArrayList<String>();
        peaks.forEach((part, mb) -> memory.add(String.format(Locale.ROOT, "%s %.0f MB", part, mb)));
        return String.format(
                Locale.ROOT,
                "%s: %,d captures of %,d workspaces closed in %.0f s, %,d documents opened in %.0f s, %d kills;"
                        + " at most resident: %s%n%s",
                month,
                captures,
                workspaces,
                closed,
                documents,
                opened,
                kills,
                String.join(", ", memory),
                isRight() ? "each capture is on exactly one document, numbers have no gap" : String.join("; ", wrong));
    }
}
