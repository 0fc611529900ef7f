package io.tutorflow.usage.generation;

import io.vertx.core.http.HttpClientOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The generator's address, and how many orders it may have at once. */
@Singleton
class GeneratorConfig {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(1);

    /** Longer than any attempt may take; it only frees the connection of an abandoned attempt. */
    static final Duration GIVEN_UP = Duration.ofSeconds(25);

    /** Unused connections are closed. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final URI url;
    private final String serviceToken;
    private final int connections;
    private final Duration timeout;
    private final Duration retryDelay;

    /**
     * @param connections as many as work in progress, so that no order waits for another to end
     * @param timeout of one attempt
     * @param retryDelay before the second attempt, and about twice as long before the third
     */
    GeneratorConfig(
            @ConfigProperty(name = "tutorflow.generator.url") URI url,
            @ConfigProperty(name = "tutorflow.service-token") String serviceToken,
            @ConfigProperty(name = "tutorflow.work.limit", defaultValue = "1000") int connections,
            @ConfigProperty(name = "tutorflow.generator.timeout", defaultValue = "20s") Duration timeout,
            @ConfigProperty(name = "tutorflow.generator.retry-delay", defaultValue = "200ms") Duration retryDelay) {
        this.url = url;
        this.serviceToken = serviceToken;
        this.connections = connections;
        this.timeout = timeout;
        this.retryDelay = retryDelay;
    }

    URI url() {
        return url;
    }

    String serviceToken() {
        return serviceToken;
    }

    Duration timeout() {
        return timeout;
    }

    Duration retryDelay() {
        return retryDelay;
    }

    HttpClientOptions clientOptions() {
        return new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setConnectTimeout(Math.toIntExact(CONNECT_WITHIN.toMillis()))
                .setIdleTimeout(Math.toIntExact(IDLE.toSeconds()));
    }
}
