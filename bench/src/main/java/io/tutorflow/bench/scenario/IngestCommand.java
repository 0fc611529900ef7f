package io.tutorflow.bench.scenario;

import io.tutorflow.bench.load.Expected;
import io.tutorflow.bench.load.Load;
import io.tutorflow.bench.stack.LocalStack;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Usage measured elsewhere, a thousand records to a call. */
@Command(
        name = "ingest",
        description = "Batches of 1,000 CloudEvents, at the highest rate that is accepted; and how the ledger follows.")
public final class IngestCommand extends ScenarioCommand {

    private static final double FIRST_RATE = 3;
    private static final long EVALUATION_MICROS = 20_000;
    private static final long CREDITS = 100_000_000;

    @Option(names = "--wallets", defaultValue = "16", description = "How many workspaces pay (${DEFAULT-VALUE}).")
    private int wallets = 16;

    @Override
    void check(LoadOptions given) {
        given.demand("--wallets", wallets, 1, Payers.MOST);
    }

    @Override
    Result measure(LocalStack stack, LoadOptions given) throws Exception {
        var ledger = new Ledger(stack);
        var payers = Payers.of(stack, wallets, CREDITS);
        long before = ledger.posted(payers.ids());
        var measuring = new Measuring(stack, given);
        var batches = new UsageBatches(stack.serviceToken("billing-service"), payers.ids());
        var load = new Load(
                stack.ports("usage-service").getFirst(), batches::next, new Expected(200, "\"accepted\":1000"));
        var plan = new Plan("ingest: batches of 1,000 events, " + wallets + " wallets", "call", load, FIRST_RATE, 1);
        var lag = new CaptureLag(ledger);
        var figures = measuring.measure(plan, () -> ledger.awaitPosted(payers.ids(), before - cost(measuring.good())));
        long captured = (before - ledger.posted(payers.ids())) / EVALUATION_MICROS;
        long accepted = measuring.good() * UsageBatches.EVENTS;
        boolean isExact = measuring.failed() > 0 ? captured >= accepted : captured == accepted;
        long records = figures.outcome().good() * UsageBatches.EVENTS;
        return Result.of(
                figures,
                isExact,
                String.format(
                        Locale.ROOT,
                        "%,.0f records/s accepted; %,.0f records/s through to the ledger",
                        records / figures.outcome().seconds(),
                        records / measuring.settledSeconds()),
                lag.told(),
                String.format(Locale.ROOT, "%,d captures for %,d accepted records", captured, accepted));
    }

    private static long cost(long batches) {
        return batches * UsageBatches.EVENTS * EVALUATION_MICROS;
    }
}
