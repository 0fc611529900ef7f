package io.tutorflow.bench.load;

import io.hyperfoil.api.config.Benchmark;
import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.config.SessionLimitPolicy;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.config.Protocol;
import io.hyperfoil.http.steps.HttpRequestStepBuilder;
import io.hyperfoil.http.steps.HttpStepCatalog;
import java.time.Duration;

/**
 * Sends requests at a fixed rate by Hyperfoil and measures each from the moment it was due, so that neither a stall of
 * the server nor one of this process is hidden (coordinated omission).
 */
public final class OpenLoop {

    /** Beyond this many unanswered requests later ones wait, and what they wait counts as latency all the same. */
    private static final int MOST_OPEN = 10_000;

    /** How long a run waits for its last answers. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int connections;

    /** @param connections kept alive, and opened before the first request is due */
    public OpenLoop(int connections) {
        this.connections = connections;
    }

    public Outcome run(Load load, double perSecond, Duration length) {
        var arrivals = new Arrivals(perSecond, length);
        var run = new Run(load, arrivals);
        new LocalSimulationRunner(benchmark(load, arrivals, run)).run();
        return run.outcome();
    }

    private Benchmark benchmark(Load load, Arrivals arrivals, Run run) {
        var benchmark =
                BenchmarkBuilder.builder().name("bench").threads(1).failurePolicy(Benchmark.FailurePolicy.CONTINUE);
        target(benchmark, load.port());
        var request = benchmark
                .addPhase("load")
                .constantRate(0)
                .usersPerSec(arrivals.perSecond())
                .variance(false)
                .maxSessions(mostOpen(arrivals))
                .sessionLimitPolicy(SessionLimitPolicy.CONTINUE)
                .duration(arrivals.length().toMillis())
                .maxDuration(arrivals.length().plus(PATIENCE).toMillis())
                .scenario()
                .initialSequence("call")
                .step(run::begin)
                .step(HttpStepCatalog.SC)
                .httpRequest(method(load));
        ask(request, load, run);
        return benchmark.build();
    }

    private void target(BenchmarkBuilder benchmark, int port) {
        benchmark
                .addPlugin(HttpPluginBuilder::new)
                .ergonomics()
                .autoRangeCheck(false)
                .repeatCookies(false)
                .stopOnInvalid(false)
                .endErgonomics()
                .http()
                .protocol(Protocol.HTTP)
                .host("127.0.0.1")
                .port(port)
                .sharedConnections(connections)
                .requestTimeout(PATIENCE.toMillis())
                .endHttp();
    }

    private static void ask(HttpRequestStepBuilder request, Load load, Run run) {
        request.path(run::path).headerAppender(run::writeHeaders);
        if (load.calls().apply(0).hasBody()) {
            request.body(run::body);
        }
        var answer = request.handler().status(run::answered).onCompletion(run::end);
        if (load.expected().readsBodies()) {
            answer.body(fragmented ->
                    (session, part, offset, length, isLast) -> run.answeredPart(session, part, offset, length));
        }
        request.endStep();
    }

    private static HttpMethod method(Load load) {
        return HttpMethod.valueOf(load.calls().apply(0).method());
    }

    private static int mostOpen(Arrivals arrivals) {
        return Math.clamp(arrivals.count(), 1, MOST_OPEN);
    }
}
