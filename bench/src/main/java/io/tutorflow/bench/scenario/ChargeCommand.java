package io.tutorflow.bench.scenario;

import io.tutorflow.bench.load.Call;
import io.tutorflow.bench.load.Expected;
import io.tutorflow.bench.load.Load;
import io.tutorflow.bench.stack.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole life of a charge: synchronous creates of one lesson with an instant generator. */
@Command(
        name = "charge",
        description = "The whole life of a charge, through the gateway, at the highest rate that is served.")
public final class ChargeCommand implements Callable<Integer> {

    static final String PATH = "/v1/platform/courses";
    static final String LESSON =
            Client.json(Map.of("prompt", "Fractions for beginners", "lessonCount", 1, "mode", "sync"));
    private static final long LESSON_MICROS = 50_000;
    private static final double FIRST_RATE = 100;

    @Mixin
    private final LoadOptions options = new LoadOptions();

    @Option(names = "--wallets", defaultValue = "64", description = "How many workspaces pay (${DEFAULT-VALUE}).")
    private int wallets;

    @Override
    public Integer call() throws Exception {
        options.check().demand("--wallets", wallets, 1, 10_000);
        var stack = options.stack();
        var ledger = new Ledger(stack);
        var payers = Payers.of(stack, wallets, Payers.PLENTY);
        long before = posted(ledger, payers);
        var measuring = new Measuring(stack, options);
        var load = load(stack.basePort(), payers);
        var plan =
                new Plan("charge: sync creates of one lesson, " + wallets + " wallets", "charge", load, FIRST_RATE, 1);
        var lag = new CaptureLag(ledger);
        var figures = measuring.measure(plan, () -> ledger.awaitNothingHeld(payers.ids()));
        long charged = (before - posted(ledger, payers)) / LESSON_MICROS;
        boolean isExact = measuring.failed() > 0 ? charged >= measuring.good() : charged == measuring.good();
        var notes = new ArrayList<>(List.of(
                lag.told(), charged + " charges in the ledger for " + measuring.good() + " answered with success"));
        new Telling(options).tell(figures.with(notes));
        return isExact ? 0 : 1;
    }

    private static Load load(int port, Payers payers) {
        var calls =
                payers.keys().stream().map(key -> Call.post(PATH, key, LESSON)).toList();
        return new Load(port, number -> calls.get(payers.place(number)), Expected.status(201));
    }

    private static long posted(Ledger ledger, Payers payers) {
        return payers.ids().stream()
                .mapToLong(id -> ledger.wallet(id).postedMicros())
                .sum();
    }
}
