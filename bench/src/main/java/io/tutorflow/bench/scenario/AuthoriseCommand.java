package io.tutorflow.bench.scenario;

import io.tutorflow.bench.load.Call;
import io.tutorflow.bench.load.Expected;
import io.tutorflow.bench.load.Load;
import io.tutorflow.bench.report.Figures;
import io.tutorflow.bench.stack.LocalStack;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Authorisations alone: holds asked of billing-service, as usage-service asks. */
@Command(
        name = "authorise",
        description = {
            "Holds, asked of billing-service itself; latency at half of the highest rate.",
            "--wallets 1: one hot wallet, at the highest rate, and then used up by many at once."
        })
public final class AuthoriseCommand implements Callable<Integer> {

    private static final String PATH = "/internal/holds";
    private static final double FIRST_RATE = 300;

    @Mixin
    private final LoadOptions options = new LoadOptions();

    @Option(
            names = "--wallets",
            defaultValue = "256",
            description = "How many wallets are held from (${DEFAULT-VALUE}).")
    private int wallets;

    @Override
    public Integer call() throws Exception {
        options.check().demand("--wallets", wallets, 1, 10_000);
        var stack = options.stack();
        var ledger = new Ledger(stack);
        var payers = Payers.of(stack, wallets, Payers.PLENTY);
        var figures = new Measuring(stack, options).measure(plan(ledger, payers), Settling.AT_ONCE);
        if (wallets > 1) {
            new Telling(options).tell(figures);
            return 0;
        }
        return usedUp(stack, ledger, figures);
    }

    private Plan plan(Ledger ledger, Payers payers) throws Exception {
        var expected = new Expected(200, "\"outcome\":\"PLACED\"");
        var load = new Load(ledger.port(), holds(ledger.token(), payers), expected);
        return new Plan(
                "authorise: holds at billing-service, " + wallets + (wallets == 1 ? " hot wallet" : " wallets"),
                "hold",
                load,
                FIRST_RATE,
                wallets == 1 ? 1 : 0.5);
    }

    private int usedUp(LocalStack stack, Ledger ledger, Figures figures) throws Exception {
        var race = new HotWalletRace(stack, ledger, options.loop());
        var load = new Load(ledger.port(), holds(ledger.token(), race.payer()), Expected.status(200));
        boolean isSafe = race.run(load, figures.outcome().perSecond());
        new Telling(options).tell(figures.with(List.of(race.told())));
        return isSafe ? 0 : 1;
    }

    private static LongFunction<Call> holds(String token, Payers payers) {
        var ids = payers.ids();
        return number -> Call.post(
                PATH,
                token,
                "{\"holds\":[{\"holdId\":\"" + UUID.randomUUID() + "\",\"accountId\":\"" + ids.get(payers.place(number))
                        + "\",\"amountMicros\":" + HotWalletRace.HOLD_MICROS + "}]}");
    }
}
