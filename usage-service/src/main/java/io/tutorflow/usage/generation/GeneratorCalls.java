package io.tutorflow.usage.generation;

import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Calls the generator: each attempt has its time, a broken connection or a 5xx is tried again a few times, and a
 * generator that keeps failing is left alone for a moment. That the work itself failed (422) is an answer like any
 * other. All numbers are configurable under {@code "GeneratorCalls/generate/…"}, see the README.
 */
@ApplicationScoped
class GeneratorCalls {

    private static final Logger LOG = Logger.getLogger(GeneratorCalls.class);
    private static final int WORK_FAILED = 422;

    private final GeneratorClient client;

    GeneratorCalls(@RestClient GeneratorClient client) {
        this.client = client;
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
        return client.generate(order.id(), bodyOf(order))
                .map(GeneratorClient.Answer::generation)
                .onFailure(GeneratorCalls::isAnswer)
                .recoverWithItem(GeneratorCalls::failed);
    }

    private static GeneratorClient.Order bodyOf(GenerationOrder order) {
        return new GeneratorClient.Order(order.category(), order.requestedUnits(), order.prompt(), order.fields());
    }

    /** Asking again would be answered the same. */
    private static boolean isAnswer(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() >= 400
                && answer.getResponse().getStatus() < 500;
    }

    private static Generation failed(Throwable failure) {
        var response = ((WebApplicationException) failure).getResponse();
        if (response.getStatus() != WORK_FAILED) {
            LOG.errorf("The generator does not take our orders: %d", response.getStatus());
            return new Generation.Failed(Failure.generatorUnavailable());
        }
        var reason = response.readEntity(GeneratorClient.Refusal.class).error();
        return new Generation.Failed(
                reason == null ? new Failure("generation_failed", "The generator could not do it") : reason);
    }
}
