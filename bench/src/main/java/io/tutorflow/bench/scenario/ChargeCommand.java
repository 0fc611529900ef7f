package io.tutorflow.bench.scenario;

import io.tutorflow.bench.load.Call;
import io.tutorflow.bench.load.Expected;
import io.tutorflow.bench.load.Load;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole life of a charge: synchronous creates of one lesson with an instant generator. */
@Command(
        name = "charge",
        description = "The whole life of a charge, through the gateway, at the highest rate that is served.")
public final class ChargeCommand extends ScenarioCommand {

    static final String PATH = "/v1/platform/courses";
    static final String LESSON =
            Client.json(Map.of("prompt", "Fractions for beginners", "lessonCount", 1, "mode", "sync"));
    static final long LESSON_MICROS = 50_000;
    static final double FIRST_RATE = 100;

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
        var measuring = new Measuring(stack, given);
        var plan = new Plan(
                "charge: sync creates of one lesson, " + wallets + " wallets",
                "charge",
                load(stack.basePort(), payers),
                FIRST_RATE,
                1);
        var lag = new CaptureLag(ledger);
        var figures = measuring.measure(plan, () -> ledger.awaitNothingHeld(payers.ids()));
        long charged = (before - ledger.posted(payers.ids())) / LESSON_MICROS;
        boolean isExact = measuring.failed() > 0 ? charged >= measuring.good() : charged == measuring.good();
        return Result.of(
                figures,
                isExact,
                lag.told(),
                String.format(
                        Locale.ROOT,
                        "%,d charges in the ledger for %,d answered with success",
                        charged,
                        measuring.good()));
    }

    static Load load(int port, Payers payers) {
        var calls =
                payers.keys().stream().map(key -> Call.post(PATH, key, LESSON)).toList();
        return new Load(port, number -> calls.get(payers.place(number)), Expected.status(201));
    }
}
