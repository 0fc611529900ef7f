package io.tutorflow.billing.once;

import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.http.RequestHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Reads the idempotency key of the current request: from its header, its body, or both. */
@ApplicationScoped
public class Asking {

    private final HttpHeaders headers;

    Asking(HttpHeaders headers) {
        this.headers = headers;
    }

    /**
     * Call this in a resource before anything asynchronous.
     *
     * @param request everything the caller sends, with defaults filled in
     */
    public Asked of(String operation, Object scope, @Nullable KeyedBody body, @Nullable Object... request) {
        var key = IdempotencyKey.of(
                headers.getHeaderString(IdempotencyKey.HEADER), body == null ? null : body.idempotencyKey());
        return new Asked(operation, scope.toString(), key, RequestHash.of(request));
    }
}
