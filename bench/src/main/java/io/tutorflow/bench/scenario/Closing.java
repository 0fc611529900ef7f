package io.tutorflow.bench.scenario;

import io.tutorflow.bench.crash.books.Settling;
import io.tutorflow.bench.machine.CpuTimes;
import io.tutorflow.bench.machine.Memory;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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

    /** What operators have to check drafts in, as the service has it; and an hour. */
    private static final Duration PAUSE = Duration.ofHours(25);

    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final String SERVICE = "billing-service";

    private static final String CLOSED = "SELECT count(*) FROM invoicing_account WHERE next_month >= ?";
    private static final String OPENED = "SELECT count(*) FROM invoice WHERE number IS NOT NULL";
    private static final String DRAWN = "SELECT count(*) FROM invoice_document WHERE stamp = 'none'";
    private static final String LEFT =
            "SELECT -count(*) FROM due_work WHERE job IN ('usage-tellings', 'invoice-documents', 'invoice-opening')";

    private static final String WORKSPACES = "SELECT count(*) FROM workspace";
    private static final String CAPTURES = "SELECT count(*) FROM transfer WHERE kind = 'capture' AND finalized_at < ?";
    private static final String ON_NONE =
            CAPTURES + " AND NOT EXISTS (SELECT FROM invoice_usage u WHERE u.capture_id = transfer.id AND u.in_force)";
    private static final String ON_SEVERAL = "SELECT count(*) FROM (SELECT FROM invoice_usage WHERE in_force"
            + " GROUP BY capture_id HAVING count(*) > 1) several";
    private static final String GAPS = "SELECT count(*) FROM invoice_counter c WHERE c.last <>"
            + " (SELECT count(DISTINCT i.number) FROM invoice i WHERE i.series = c.series)";
    private static final String NOT_DRAWN = "SELECT count(*) FROM invoice i WHERE number IS NOT NULL AND NOT EXISTS"
            + " (SELECT FROM invoice_document d WHERE d.document_id = i.id AND d.sha256 = sha256(d.pdf))";

    private final LocalStack stack;
    private final int kills;
    private final Replicas replicas;
    private final Map<String, Double> peaks = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> seconds = new ArrayList<>();

    /** Nobody waits for them: what came of them is seen in the database. */
    private final List<Future<?>> asked = new ArrayList<>();

    Closing(LocalStack stack, int kills) {
        this.stack = stack;
        this.kills = kills;
        this.replicas = new Replicas(stack, SERVICE);
    }

    /** After it was run. */
    boolean isRight() {
        return wrong.isEmpty();
    }

    String run() throws Exception {
        var month = YearMonth.now(ZoneOffset.UTC);
        var next = month.plusMonths(1).atDay(1);
        var end = next.atStartOfDay().atOffset(ZoneOffset.UTC);
        var before = CpuTimes.of(stack.pids());
        try (var billing = stack.superuser("billing")) {
            long workspaces = count(billing, WORKSPACES);
            long captures = count(billing, CAPTURES, end);
            moveClock(Duration.between(Instant.now(), end.toInstant().plus(GRACE)));
            find();
            phase("closed", kills - kills / 2, workspaces, () -> count(billing, CLOSED, next));
            moveClock(
                    Duration.between(Instant.now(), end.toInstant().plus(GRACE).plus(PAUSE)));
            find();
            phase("opened", kills / 2, workspaces, () -> count(billing, OPENED));
            phase("all documents drawn", 0, workspaces, () -> count(billing, DRAWN));
            phase("usage-service told", 0, 0, () -> count(billing, LEFT));
            var cpu = CpuTimes.of(stack.pids()).since(before);
            new Settling(stack, System.err::println).settles().ifPresent(stuck -> wrong.add("not settled: " + stuck));
            demandNone(billing, "captures on no document", ON_NONE, end);
            demandNone(billing, "captures on two documents", ON_SEVERAL);
            demandNone(billing, "series with a gap", GAPS);
            demandNone(billing, "documents without a PDF of its digest", NOT_DRAWN);
            audit();
            return tell(month, captures, workspaces, count(billing, OPENED), cpu);
        }
    }

    private void moveClock(Duration offset) throws IOException {
        stack.control().put("/clock", Map.of("offset", offset.toString()));
    }

    private void phase(String name, int times, long goal, Progress progress) throws Exception {
        long begun = System.nanoTime();
        killing(times, goal, progress);
        seconds.add(String.format(Locale.ROOT, "%s in %.0f s", name, (System.nanoTime() - begun) / 1e9));
        System.err.println(seconds.getLast());
    }

    private void audit() throws IOException, InterruptedException {
        var audit = stack.tutorflow("audit");
        if (audit.exitCode() != 0) {
            wrong.add("the audit found differences:\n" + audit.output().strip());
        }
    }

    /** Now, and not only when its turn comes. A replica that is killed meanwhile does not answer. */
    private void find() throws IOException, InterruptedException {
        asked.add(stack.operator().postLater("/v1/admin/schedulers/invoice-months/run", ""));
    }

    /** Until the goal is reached. */
    private void killing(int times, long goal, Progress progress) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int done = 0;
        for (long reached = progress.reached(); reached < goal; reached = progress.reached()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        reached + " of " + goal + " after " + PATIENCE.toMinutes() + " minutes");
            }
            if (done < times && reached >= goal * (done + 1) / (times + 1) && replicas.killNext()) {
                done++;
                System.err.printf(Locale.ROOT, "%,d of %,d: one is killed%n", reached, goal);
            }
            noteMemory();
            Thread.sleep(GLANCE);
        }
        if (done < times) {
            wrong.add("only " + done + " of " + times + " kills: it was over too soon");
        }
    }

    /** How many are done. */
    private interface Progress {
        long reached() throws Exception;
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

    private String tell(YearMonth month, long captures, long workspaces, long documents, Map<String, Duration> cpu) {
        var memory = new ArrayList<String>();
        peaks.forEach((part, mb) -> memory.add(String.format(Locale.ROOT, "%s %.0f MB", part, mb)));
        return String.format(
                Locale.ROOT,
                "%s: %,d captures of %,d workspaces, %,d documents, %d kills: %s%nat most resident: %s%nCPU time: %s%n%s",
                month,
                captures,
                workspaces,
                documents,
                replicas.killed(),
                String.join(", ", seconds),
                String.join(", ", memory),
                replicas.told(cpu),
                isRight()
                        ? "each capture is on exactly one document, numbers have no gap, each document has its PDF,"
                                + " the audit found no difference"
                        : String.join("; ", wrong));
    }
}
