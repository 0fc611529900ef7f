package io.tutorflow.bench.scenario;

import io.tutorflow.bench.machine.Memory;
import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
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
import java.util.concurrent.Future;

/** The closing of a month, from the moment at which it is due to the last document's number, and what is left of it. */
final class Closing {

    /** After a month's end, as the service has it; and a minute. */
    private static final Duration GRACE = Duration.ofHours(6).plusMinutes(1);

    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final String SERVICE = "billing-service";

    private static final String CLOSED = "SELECT count(*) FROM invoicing_account WHERE next_month > ?";
    private static final String OPENED = "SELECT count(*) FROM invoice WHERE number IS NOT NULL";

    /** A draft of less than is worth a payment stays one. */
    private static final String UNOPENED =
            "SELECT count(*) FROM invoice WHERE state = 'draft' AND (due_micros = 0 OR due_micros >= 500000)";

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

    /** That nobody waits for: what is found is seen in the database. */
    private final List<Future<Answer>> searches = new ArrayList<>();

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
            int killed = watch(billing, next, workspaces);
            double seconds = (System.nanoTime() - begun) / 1e9;
            demandNone(billing, "captures on no document", ON_NONE, end(next));
            demandNone(billing, "captures on two documents", ON_SEVERAL);
            demandNone(billing, "series with a gap", GAPS);
            return tell(month, workspaces, captures, count(billing, OPENED), killed, seconds);
        }
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

    /** Now, and not only when its turn comes. A replica that is killed meanwhile does not answer. */
    private void find() throws IOException, InterruptedException {
        searches.add(stack.operator().postLater("/v1/admin/schedulers/invoice-months/run", ""));
    }

    /** Until all is closed and opened. Answers how often somebody was killed. */
    private int watch(Connection billing, LocalDate next, long workspaces) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int killed = 0;
        long told = 0;
        while (true) {
            long closed = count(billing, CLOSED, next);
            long opened = count(billing, OPENED);
            if (closed == workspaces && count(billing, UNOPENED) == 0) {
                return killed;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        closed + " of " + workspaces + " are closed after " + PATIENCE.toMinutes() + " minutes");
            }
            if (killed < kills && closed + opened > 2 * workspaces * (killed + 1) / (kills + 1)) {
                kill(killed++);
            }
            if (closed + opened - told > workspaces / 5) {
                told = closed + opened;
                System.err.printf(
                        Locale.ROOT,
                        "%,d of %,d closed, %,d documents opened, %d killed%n",
                        closed,
                        workspaces,
                        opened,
                        killed);
            }
            noteMemory();
            Thread.sleep(GLANCE);
        }
    }

    /** In turn; months are looked for again as if the killed one had left none. */
    private void kill(int number) throws IOException, InterruptedException {
        var replicas = stack.pids().entrySet().stream()
                .filter(part -> part.getKey().startsWith(SERVICE))
                .toList();
        var one = replicas.get(number % replicas.size());
        ProcessHandle.of(one.getValue()).ifPresent(ProcessHandle::destroyForcibly);
        find();
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

    private String tell(YearMonth month, long workspaces, long captures, long opened, int killed, double seconds) {
        var memory = new ArrayList<String>();
        peaks.forEach((part, mb) -> memory.add(String.format(Locale.ROOT, "%s %.0f MB", part, mb)));
        return String.format(
                Locale.ROOT,
                "%s of %,d workspaces closed: %,d captures, %,d documents opened, %d kills, %.0f s; at most resident: %s%n%s",
                month,
                workspaces,
                captures,
                opened,
                killed,
                seconds,
                String.join(", ", memory),
                isRight() ? "each capture is on exactly one document, numbers have no gap" : String.join("; ", wrong));
    }
}
