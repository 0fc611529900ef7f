package io.tutorflow.bench.scenario;

import io.tutorflow.bench.load.Call;
import io.tutorflow.bench.load.Expected;
import io.tutorflow.bench.load.Load;
import io.tutorflow.bench.report.Figures;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Authorisations alone. */
@Command(
        name = "authorise",
        description = {
            "Holds, asked of billing-service itself; latency at half of the highest rate.",
            "--wallets 1: one hot wallet, at the highest rate, and then used up by many at once.",
            "--public: asynchronous creates through the gateway, answered once they are authorised and recorded."
        })
public final class AuthoriseCommand extends ScenarioCommand {

    private static final String PATH = "/internal/holds";
    private static final String LESSON_LATER =
            Client.json(Map.of("prompt", "Fractions for beginners", "lessonCount", 1, "mode", "async"));
    private static final double FIRST_RATE = 300;

    @Option(
            names = "--wallets",
            defaultValue = "256",
            description = "How many wallets are held from (${DEFAULT-VALUE}).")
    private int wallets = 256;

    @Option(names = "--public", description = "As an agent asks: by creates that answer before the work is done.")
    private boolean isPublic;

    @Override
    void check(LoadOptions given) {
        given.demand("--wallets", wallets, 1, Payers.MOST);
    }

    @Override
    Result measure(LocalStack stack, LoadOptions given) throws Exception {
        var ledger = new Ledger(stack);
        var payers = Payers.rich(stack, wallets);
        if (isPublic) {
            var figures = new Measuring(stack, given)
                    .measure(publicPlan(stack, payers), () -> ledger.awaitNothingHeld(payers.ids()));
            return Result.right(figures);
        }
        var figures = new Measuring(stack, given).measure(plan(ledger, payers), Settling.AT_ONCE);
        return wallets > 1 ? Result.right(figures) : usedUp(stack, given, figures);
    }

    private Plan plan(Ledger ledger, Payers payers) throws Exception {
        var expected = new Expected(200, "\"outcome\":\"PLACED\"");
        var load = new Load(ledger.port(), holds(ledger.token(), payers), expected);
        return new Plan("authorise: holds at billing-service, " + over(), "hold", load, FIRST_RATE, shareOfPeak());
    }

    private Plan publicPlan(LocalStack stack, Payers payers) throws Exception {
        var calls = payers.keys().stream()
                .map(key -> Call.post(ChargeCommand.PATH, key, LESSON_LATER))
                .toList();
        var load = new Load(stack.basePort(), number -> calls.get(payers.place(number)), Expected.status(202));
        return new Plan("authorise: async creates, " + over(), "create", load, FIRST_RATE / 3, shareOfPeak());
    }

    private String over() {
        return wallets == 1 ? "one hot wallet" : wallets + " wallets";
    }

    private double shareOfPeak() {
        return wallets == 1 ? 1 : 0.5;
    }

    private static Result usedUp(LocalStack stack, LoadOptions given, Figures figures) throws Exception {
        var ledger = new Ledger(stack);
        var race = new HotWalletRace(stack, ledger, given.loop());
        var load = new Load(ledger.port(), holds(ledger.token(), race.payer()), Expected.status(200));
        boolean isSafe = race.run(load, figures.outcome().perSecond());
        return Result.of(figures, isSafe, race.told());
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
