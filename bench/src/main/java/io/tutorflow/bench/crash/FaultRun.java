package io.tutorflow.bench.crash;

import io.tutorflow.bench.crash.books.Settling;
import io.tutorflow.bench.crash.books.Verdict;
import io.tutorflow.bench.crash.fault.FaultKind;
import io.tutorflow.bench.crash.fault.Schedule;
import io.tutorflow.bench.crash.fault.Storm;
import io.tutorflow.bench.crash.traffic.Traffic;
import io.tutorflow.bench.stack.ClassArchives;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.TestedStack;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One fault run, from a fresh stack to the verdict. */
public final class FaultRun {

    /** The project's goal for each kind in ten minutes; fewer are reported as such. */
    private static final int BAR = 20;

    /** In a shorter run its services do not die often enough to earn back the cost of archiving their classes. */
    private static final Duration WORTH_ARCHIVES = Duration.ofMinutes(5);

    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(30);

    /** A create that began just before the end may see a service start, twice. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(120);

    private static final int SHOWN = 50;

    private final LocalStack stack;
    private final Schedule schedule;
    private final Duration length;
    private final PrintStream out = System.out;

    public FaultRun(LocalStack stack, Schedule schedule, Duration length) {
        this.stack = stack;
        this.schedule = schedule;
        this.length = length;
    }

    /** The stack is stopped afterwards, even if this process is told to end earlier. */
    public Verdict run(int port, int rate) throws Exception {
        var hook = new Thread(this::putDown);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return runThrough(port, rate);
        } finally {
            putDown();
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private Verdict runThrough(int port, int rate) throws Exception {
        if (length.compareTo(WORTH_ARCHIVES) >= 0 && !ClassArchives.areThere(stack.root())) {
            say("the stack starts and ends once before, to archive its classes: it is going to start often");
            start(port);
            putDown();
        }
        var begun = Instant.now();
        start(port);
        say("the stack is up after " + since(begun) + " s, on port " + port + ", its data in " + stack.data());
        var traffic = new Traffic(stack);
        traffic.start(rate);
        Thread.sleep(WARM_UP);
        var violations = new ArrayList<String>();
        rage(traffic);
        settle(traffic, violations);
        var verdict = Verdict.of(stack, traffic).and(violations);
        tell(verdict);
        return verdict;
    }

    private void start(int port) throws IOException, InterruptedException {
        stack.tutorflow(TestedStack.up(port, "--fresh", "--links", "--replicas", "pricing-service=2"))
                .demandSuccess();
    }

    private void rage(Traffic traffic) throws IOException, InterruptedException {
        try (var log = new PrintStream(faultLog().toFile(), java.nio.charset.StandardCharsets.UTF_8)) {
            var storm = new Storm(schedule, stack, line -> log.println(Instant.now() + " " + line));
            long before = traffic.tally().asked();
            var begun = Instant.now();
            var progress = Thread.ofVirtual().start(() -> showProgress(traffic, storm));
            storm.rage();
            Thread.sleep(Duration.ofMillis(Math.max(
                    0, length.minus(Duration.between(begun, Instant.now())).toMillis())));
            progress.interrupt();
            double seconds = Duration.between(begun, Instant.now()).toMillis() / 1e3;
            say(String.format(
                    "%.0f requests/s for %.0f s: %s",
                    (traffic.tally().asked() - before) / seconds, seconds, traffic.tally()));
            tell(storm);
        }
    }

    private Path faultLog() {
        return stack.data().resolve("logs/faults.log");
    }

    private void showProgress(Traffic traffic, Storm storm) {
        try {
            while (true) {
                Thread.sleep(PROGRESS_EVERY);
                say("  " + traffic.tally() + "; "
                        + storm.struck().values().stream().mapToInt(it -> it).sum() + " faults");
            }
        } catch (InterruptedException end) {
            // The storm is over.
        }
    }

    private void tell(Storm storm) {
        var planned = schedule.counts();
        for (var kind : FaultKind.values()) {
            int struck = storm.struck().getOrDefault(kind, 0);
            say(String.format(
                    "  %3d of %3d  %s%s",
                    struck,
                    planned.getOrDefault(kind, 0L),
                    kind.shown(),
                    length.toMinutes() >= 10 && struck < BAR ? " (fewer than " + BAR + ")" : ""));
        }
    }

    private void settle(Traffic traffic, List<String> violations) throws Exception {
        var begun = Instant.now();
        var settling = new Settling(stack, this::say);
        if (!settling.becomesReady()) {
            violations.add("not every part is ready again");
        }
        traffic.stop(LAST_ANSWERS);
        settling.settles().ifPresent(left -> violations.add("stuck: " + left));
        say("settled " + since(begun) + " s after the last fault");
    }

    private void tell(Verdict verdict) {
        say("read " + verdict.read());
        verdict.violations().stream().limit(SHOWN).forEach(violation -> say("  VIOLATION " + violation));
        if (verdict.violations().size() > SHOWN) {
            say("  … and " + (verdict.violations().size() - SHOWN) + " more");
        }
        say(
                verdict.violations().isEmpty()
                        ? "verdict: every promise was kept"
                        : "verdict: " + verdict.violations().size() + " violations");
    }

    private void putDown() {
        try {
            stack.tutorflow("down");
        } catch (IOException e) {
            say("the stack could not be put down: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long since(Instant begun) {
        return Duration.between(begun, Instant.now()).toSeconds();
    }

    private void say(String line) {
        out.println(line);
    }
}
