package io.tutorflow.bench.scenario;

import io.tutorflow.bench.load.Outcome;
import io.tutorflow.bench.stack.LocalStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Charges at the highest rate that is served, then more of them than can be: the rest must be turned away at once. */
@Command(
        name = "overload",
        description = "Charges at the best rate, at 1.5 and at 3 times it, over at least 2,000 connections.")
public final class OverloadCommand extends ScenarioCommand {

    /** Fewer queue in the driver by themselves and hide what the suite does. */
    private static final int LEAST_CONNECTIONS = 2_000;

    private static final int CREATED = 201;
    private static final int UNAVAILABLE = 503;
    private static final double[] TIMES = {1.5, 3};

    @Option(names = "--wallets", defaultValue = "64", description = "How many workspaces pay (${DEFAULT-VALUE}).")
    private int wallets = 64;

    @Override
    void check(LoadOptions given) {
        given.demand("--wallets", wallets, 1, Payers.MOST);
    }

    @Override
    Result measure(LocalStack stack, LoadOptions given) throws Exception {
        var ledger = new Ledger(stack);
        var payers = Payers.rich(stack, wallets);
        long before = ledger.posted(payers.ids());
        var measuring = new Measuring(stack, given, given.loop(LEAST_CONNECTIONS));
        var plan = new Plan(
                "overload: sync creates of one lesson, " + wallets + " wallets",
                "charge",
                ChargeCommand.load(stack.basePort(), payers),
                ChargeCommand.FIRST_RATE,
                1);
        var figures = measuring.measure(plan, () -> ledger.awaitNothingHeld(payers.ids()));
        var notes = new ArrayList<String>(List.of(line("best", figures.outcome(), figures.outcome())));
        boolean isRight = true;
        for (double times : TIMES) {
            var outcome = measuring.attempt(plan, times * figures.rate(), given.length());
            ledger.awaitNothingHeld(payers.ids());
            notes.add(line(times + " times", outcome, figures.outcome()));
            isRight &= outcome.failed() == outcome.errors(UNAVAILABLE);
        }
        long charged = (before - ledger.posted(payers.ids())) / ChargeCommand.LESSON_MICROS;
        notes.add(String.format(
                Locale.ROOT, "%,d charges in the ledger for %,d answered with success", charged, measuring.good()));
        return Result.of(figures, isRight && charged >= measuring.good(), notes.toArray(String[]::new));
    }

    private static String line(String load, Outcome outcome, Outcome best) {
        return String.format(
                Locale.ROOT,
                "%s: served %,.0f/s (%.0f %% of the best), accepted p50 %.0f, p99 %.0f ms; 503 p50 %.0f, p99 %.0f ms;"
                        + " errors: %s",
                load,
                outcome.perSecond(),
                100 * outcome.perSecond() / best.perSecond(),
                outcome.millisAt(CREATED, 50),
                outcome.millisAt(CREATED, 99),
                outcome.millisAt(UNAVAILABLE, 50),
                outcome.millisAt(UNAVAILABLE, 99),
                outcome.errorText());
    }
}
