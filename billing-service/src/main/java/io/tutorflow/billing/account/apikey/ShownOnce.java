package io.tutorflow.billing.account.apikey;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** A response with a secret, which must not be cached. */
final class ShownOnce {

    private ShownOnce() {}

    static RestResponse<KeyBody> created(KeyBody body) {
        return ResponseBuilder.create(Status.CREATED, body)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
