package io.tutorflow.bench.scenario;

import io.tutorflow.bench.load.OpenLoop;
import io.tutorflow.bench.load.Outcome;
import io.tutorflow.bench.load.Saturation;
import io.tutorflow.bench.machine.CpuTimes;
import io.tutorflow.bench.machine.Memory;
import io.tutorflow.bench.report.Cost;
import io.tutorflow.bench.report.FigureText;
import io.tutorflow.bench.report.Figures;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.yardstick.Server;
import io.tutorflow.bench.yardstick.TpcbRates;
import io.tutorflow.bench.yardstick.Yardstick;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures a load on a running suite: the yardstick, a warm-up, the highest rate, the run itself, the yardstick. */
final class Measuring {

    /** Long enough for queues to show, short enough for a dozen of them. */
    private static final Duration TRY = Duration.ofSeconds(5);

    /** After a rate that was too high the suite works off its backlog first. */
    private static final Duration BREATH = Duration.ofSeconds(2);

    private final LocalStack stack;
    private final LoadOptions options;
    private final OpenLoop loop;
    private long good;
    private long failed;
    private double settledSeconds;

    Measuring(LocalStack stack, LoadOptions options) {
        this(stack, options, options.loop());
    }

    Measuring(LocalStack stack, LoadOptions options, OpenLoop loop) {
        this.stack = stack;
        this.options = options;
        this.loop = loop;
    }

    Figures measure(Plan plan, Settling settling) throws Exception {
        if (!options.hasYardstick()) {
            return run(plan, settling, new TpcbRates("none", List.of()));
        }
        try (var yardstick = Yardstick.on(Server.of(stack))) {
            yardstick.measure();
            var figures = run(plan, settling, yardstick.rates());
            yardstick.measure();
            return figures.with(yardstick.rates());
        }
    }

    private Figures run(Plan plan, Settling settling, TpcbRates before) throws Exception {
        double first = options.rate() > 0 ? options.rate() : plan.first();
        if (!options.warmUp().isZero()) {
            tell("warming up");
            attempt(plan, first, options.warmUp());
        }
        settling.await();
        double peak = options.rate() > 0 ? 0 : search(plan, settling);
        double rate = options.rate() > 0 ? options.rate() : Math.max(1, peak * plan.shareOfPeak());
        var cpuBefore = CpuTimes.of(pids());
        long begun = System.nanoTime();
        var outcome = attempt(plan, rate, options.length());
        settling.await();
        settledSeconds = (System.nanoTime() - begun) / 1e9;
        var cpu = CpuTimes.of(pids()).since(cpuBefore);
        var cost = new Cost(cpu, Memory.of(pids()), outcome.good());
        return new Figures(plan.title(), plan.unit(), peak, rate, outcome, cost, before, List.of());
    }

    private double search(Plan plan, Settling settling) {
        return Saturation.search(plan.first(), LoadOptions.HIGHEST_RATE, rate -> {
            var outcome = attempt(plan, rate, TRY);
            settle(settling);
            return outcome;
        });
    }

    private static void settle(Settling settling) {
        try {
            Thread.sleep(BREATH);
            settling.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Besides the run itself; what it began is to be waited for. */
    Outcome attempt(Plan plan, double rate, Duration length) {
        var outcome = loop.run(plan.load(), rate, length);
        tell(FigureText.brief(rate, outcome));
        good += outcome.good();
        failed += outcome.failed();
        return outcome;
    }

    /** Good answers to everything that was asked so far, warm-up and search included. */
    long good() {
        return good;
    }

    long failed() {
        return failed;
    }

    /** From the start of the run itself until all that it began was done. */
    double settledSeconds() {
        return settledSeconds;
    }

    private Map<String, Long> pids() throws IOException {
        var pids = new LinkedHashMap<>(stack.pids());
        pids.put(Cost.DRIVER, ProcessHandle.current().pid());
        return pids;
    }

    private static void tell(String line) {
        System.err.println(line);
    }
}
