package io.tutorflow.usage.render;

import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Calls the renderer, as patiently as the generator; a repeated order is the same render. */
@ApplicationScoped
class RendererCalls {

    private final RendererClient client;

    RendererCalls(@RestClient RendererClient client) {
        this.client = client;
    }

    @Timeout(value = 10, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 2, delay = 200, jitter = 100, maxDuration = 30, durationUnit = ChronoUnit.SECONDS)
    @ExponentialBackoff(factor = 3, maxDelay = 5, maxDelayUnit = ChronoUnit.SECONDS)
    Uni<Void> order(RendererClient.Order order) {
        return client.order(order.renderId(), order);
    }
}
