package io.tutorflow.bench.load;

import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole life of a charge: synchronous creates of one lesson with an instant generator. */
@Command(name = "charge", description = "The whole life of a charge, sync, over many workspaces or ONE.")
public final class HotPathCommand implements Callable<Integer> {

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final long CREDITS = 10_000_000;
    private static final String LESSON =
            Client.json(Map.of("prompt", "Fractions for beginners", "lessonCount", 1, "mode", "sync"));

    @Option(names = "--data", description = "The stack's data folder (default: .tutorflow).")
    private @Nullable Path data;

    @Option(names = "--rate", defaultValue = "200", description = "Requests per second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seconds", defaultValue = "30", description = "How long, after a warm-up (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--workspaces", defaultValue = "8", description = "How many wallets pay (${DEFAULT-VALUE}).")
    private int workspaces;

    @Override
    public Integer call() throws Exception {
        var root = Path.of(System.getProperty("tutorflow.root", "."))
                .toAbsolutePath()
                .normalize();
        var stack = new LocalStack(root, data == null ? root.resolve(".tutorflow") : data);
        var payers = new ArrayList<Client>();
        for (int i = 0; i < workspaces; i++) {
            payers.add(stack.workspaceWith(CREDITS).client());
        }
        new OpenLoop().run(rate, WARM_UP, () -> charge(payers));
        var before = ProcessCpu.of(stack.pids());
        var result = new OpenLoop().run(rate, Duration.ofSeconds(seconds), () -> charge(payers));
        tell(result, ProcessCpu.of(stack.pids()).since(before));
        return result.failed() == 0 ? 0 : 1;
    }

    private static CompletableFuture<Boolean> charge(List<Client> payers) {
        var payer = payers.get(ThreadLocalRandom.current().nextInt(payers.size()));
        return payer.postLater("/v1/platform/courses", LESSON).thenApply(answer -> answer.status() == 201);
    }

    private void tell(OpenLoop.Result result, Map<String, Duration> cpu) {
        System.out.printf(
                "charge: %d asked/s for %d s over %d wallets: %.0f charged/s, %d failed%n",
                rate, seconds, workspaces, result.perSecond(), result.failed());
        System.out.printf(
                "latency: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms%n",
                result.millisAt(50), result.millisAt(99), result.millisAt(99.9), result.millisAt(100));
        System.out.println("CPU milliseconds per charge:");
        cpu.forEach((part, used) ->
                System.out.printf("  %-18s %.3f%n", part, used.toNanos() / 1e6 / Math.max(1, result.succeeded())));
    }
}
