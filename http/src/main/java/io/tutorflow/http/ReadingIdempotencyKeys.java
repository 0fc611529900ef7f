package io.tutorflow.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Reads the header Idempotency-Key in the same way for every operation of every service, before the operation sees it.
 */
class ReadingIdempotencyKeys {

    @ServerRequestFilter
    void read(ContainerRequestContext request) {
        var lines = request.getHeaders().get(IdempotencyKey.HEADER);
        if (lines != null && !lines.isEmpty()) {
            request.getHeaders().putSingle(IdempotencyKey.HEADER, IdempotencyKey.ofHeaders(lines));
        }
    }
}
