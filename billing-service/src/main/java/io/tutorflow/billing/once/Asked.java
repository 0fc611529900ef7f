package io.tutorflow.billing.once;

import io.tutorflow.http.RequestHash;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request, and the key that its caller gave it.
 *
 * @param operation what is done
 * @param scope of the key: an account, a person of it, a link, the operators
 * @param key null if every request is a new one
 * @param request distinguishes different requests with the same key
 */
public record Asked(
        String operation, String scope, @Nullable String key, RequestHash request) {

    /** For requests whose account must be looked up first. */
    public Asked within(UUID account) {
        return new Asked(operation, account + "/" + scope, key, request);
    }
}
