package io.tutorflow.bench.scenario;

import io.tutorflow.bench.load.Call;
import io.tutorflow.bench.load.Expected;
import io.tutorflow.bench.load.Load;
import io.tutorflow.bench.stack.LocalStack;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The same creates again and again, by their idempotency keys: charged once each. */
@Command(
        name = "replay",
        description = "Repeats of creates under their Idempotency-Key, at half of the highest rate; charged once each.")
public final class ReplayCommand extends ScenarioCommand {

    private static final double FIRST_RATE = 200;
    private static final int WALLETS = 16;
    private static final int FIRST_CREATES_PER_SECOND = 50;

    @Option(names = "--keys", defaultValue = "500", description = "How many creates are repeated (${DEFAULT-VALUE}).")
    private int keys = 500;

    @Override
    void check(LoadOptions given) {
        given.demand("--keys", keys, 1, 100_000);
    }

    @Override
    Result measure(LocalStack stack, LoadOptions given) throws Exception {
        var ledger = new Ledger(stack);
        var payers = Payers.of(stack, WALLETS, Payers.PLENTY);
        long before = ledger.posted(payers.ids());
        var calls = calls(payers);
        createEachOnce(stack, given, calls);
        Settling settling = () -> ledger.awaitNothingHeld(payers.ids());
        settling.await();
        var load = new Load(stack.basePort(), calls, new Expected(201, "\"idempotentReplay\":true"));
        var plan = new Plan("replay: repeats of " + keys + " creates", "replay", load, FIRST_RATE, 0.5);
        var measuring = new Measuring(stack, given);
        var figures = measuring.measure(plan, settling);
        long charged = (before - ledger.posted(payers.ids())) / ChargeCommand.LESSON_MICROS;
        var told = String.format(Locale.ROOT, "%,d keys, %,d repeats, %,d charges", keys, measuring.good(), charged);
        return Result.of(figures, charged == keys, told);
    }

    private LongFunction<Call> calls(Payers payers) {
        var tokens = payers.keys();
        List<Call> calls = IntStream.range(0, keys)
                .mapToObj(i -> Call.post(ChargeCommand.PATH, tokens.get(i % tokens.size()), ChargeCommand.LESSON)
                        .with("Idempotency-Key", "bench-" + i))
                .toList();
        return number -> calls.get((int) (number % keys));
    }

    /** Slowly, and for one second longer than it takes; a slow one answers 202, and is done a moment later. */
    private void createEachOnce(LocalStack stack, LoadOptions given, LongFunction<Call> calls) throws Exception {
        var first = new Load(stack.basePort(), calls, Expected.status(201));
        var seconds = Duration.ofSeconds(keys / FIRST_CREATES_PER_SECOND + 1);
        var outcome = given.loop().run(first, FIRST_CREATES_PER_SECOND, seconds);
        long slow = outcome.errors().getOrDefault(202, 0L);
        if (outcome.good() + slow < outcome.asked()) {
            throw new IllegalStateException("the creates that are to be repeated failed: " + outcome.errorText());
        }
    }
}
