package io.tutorflow.usage.generation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.usage.generation.GeneratorHttp.UnexpectedStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Calls the generator: each attempt has a timeout, a broken connection or a 5xx is retried a few times, and a generator
 * that keeps failing is not called for a moment. A failure of the work itself is an answer like any other.
 */
@ApplicationScoped
class GeneratorCalls {

    private static final Logger LOG = Logger.getLogger(GeneratorCalls.class);

    private static final int RETRIES = 2;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);
    private static final double JITTER = 0.5;

    private final GeneratorHttp generator;
    private final GeneratorConfig config;
    private final Breaker breaker = new Breaker(System::nanoTime);

    GeneratorCalls(GeneratorHttp generator, GeneratorConfig config) {
        this.generator = generator;
        this.config = config;
    }

    Uni<Generation> generate(GenerationOrder order) {
        return Uni.createFrom()
                .deferred(() -> attempt(order))
                .onFailure(failure -> !(failure instanceof LeftAlone))
                .retry()
                .withBackOff(config.retryDelay(), LONGEST_DELAY)
                .withJitter(JITTER)
                .atMost(RETRIES);
    }

    private Uni<Generation> attempt(GenerationOrder order) {
        if (!breaker.admits(order.accountId())) {
            return Uni.createFrom().failure(new LeftAlone());
        }
        return generator
                .generate(order)
                .onFailure(GeneratorCalls::isFinal)
                .recoverWithItem(GeneratorCalls::notTaken)
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onItemOrFailure()
                .invoke((done, failure) -> note(order, failure));
    }

    private void note(GenerationOrder order, @Nullable Throwable failure) {
        if (failure == null) {
            breaker.succeeded(order.accountId());
        } else {
            breaker.failed(order.accountId());
        }
    }

    private static boolean isFinal(Throwable failure) {
        return failure instanceof UnexpectedStatus unexpected && unexpected.isFinal();
    }

    private static Generation notTaken(Throwable failure) {
        LOG.errorf("The generator rejects our requests: %s", failure.getMessage());
        return new Generation.Failed(Failure.generatorUnavailable());
    }
}
