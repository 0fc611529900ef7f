package io.tutorflow.usage.generation;

import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.mutiny.Uni;
import io.tutorflow.usage.generation.GeneratorHttp.UnexpectedStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * Calls the generator: each attempt has its time, a broken connection or a 5xx is tried again a few times, and a
 * generator that keeps failing is left alone for a moment. That the work itself failed is an answer like any other. All
 * numbers are configurable under {@code io.tutorflow.usage.generation.GeneratorCalls/generate/…}.
 */
@ApplicationScoped
class GeneratorCalls {

    private static final Logger LOG = Logger.getLogger(GeneratorCalls.class);

    private final GeneratorHttp generator;

    GeneratorCalls(GeneratorHttp generator) {
        this.generator = generator;
    }

    @Timeout(value = 20, unit = ChronoUnit.SECONDS)
    @Retry(
            maxRetries = 2,
            delay = 200,
            jitter = 100,
            maxDuration = 50,
            durationUnit = ChronoUnit.SECONDS,
            abortOn = CircuitBreakerOpenException.class)
    @ExponentialBackoff(factor = 3, maxDelay = 5, maxDelayUnit = ChronoUnit.SECONDS)
    @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.75, delay = 2, delayUnit = ChronoUnit.SECONDS)
    Uni<Generation> generate(GenerationOrder order) {
        return generator.generate(order).onFailure(GeneratorCalls::isFinal).recoverWithItem(GeneratorCalls::notTaken);
    }

    private static boolean isFinal(Throwable failure) {
        return failure instanceof UnexpectedStatus unexpected && unexpected.isFinal();
    }

    private static Generation notTaken(Throwable failure) {
        LOG.errorf("The generator does not take our orders: %s", failure.getMessage());
        return new Generation.Failed(Failure.generatorUnavailable());
    }
}
