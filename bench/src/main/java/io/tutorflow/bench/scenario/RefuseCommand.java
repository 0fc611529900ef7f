package io.tutorflow.bench.scenario;

import io.tutorflow.bench.load.Call;
import io.tutorflow.bench.load.Expected;
import io.tutorflow.bench.load.Load;
import io.tutorflow.bench.stack.LocalStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates that nobody can pay for: refused without a write. */
@Command(
        name = "refuse",
        description = "Creates by exhausted wallets, at half of the highest rate; no database may be written to.")
public final class RefuseCommand extends ScenarioCommand {

    /** Less than a lesson costs, and more than nothing. */
    private static final long CREDITS = 1;

    private static final double FIRST_RATE = 200;

    @Option(names = "--wallets", defaultValue = "64", description = "How many workspaces ask (${DEFAULT-VALUE}).")
    private int wallets = 64;

    @Override
    void check(LoadOptions given) {
        given.demand("--wallets", wallets, 1, Payers.MOST);
    }

    @Override
    Result measure(LocalStack stack, LoadOptions given) throws Exception {
        var payers = Payers.of(stack, wallets, CREDITS);
        var calls = payers.keys().stream()
                .map(key -> Call.post(ChargeCommand.PATH, key, ChargeCommand.LESSON))
                .toList();
        var expected = new Expected(402, "\"platform_credits_exhausted\"");
        var load = new Load(stack.basePort(), number -> calls.get(payers.place(number)), expected);
        var plan = new Plan(
                "refuse: creates that exhausted wallets cannot pay, " + wallets + " wallets",
                "refusal",
                load,
                FIRST_RATE,
                0.5);
        var before = WrittenRows.read(new Ledger(stack));
        var figures = new Measuring(stack, given).measure(plan, Settling.AT_ONCE);
        var written = WrittenRows.read(new Ledger(stack)).since(before);
        var told = written.isEmpty()
                ? "no row was written in billing, usage and budget, warm-up and search included"
                : "rows were written: " + written;
        return Result.of(figures, written.isEmpty(), told);
    }
}
