package io.tutorflow.billing.once;

import io.tutorflow.http.RequestHash;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, and the name that they gave it.
 *
 * @param operation what is done
 * @param scope whose keys they are: an account, a link, the operators
 * @param key none: each time is another wish
 * @param request tells another wish under the same key
 */
public record Asked(
        String operation, String scope, @Nullable String key, RequestHash request) {

    /** Where an account must be looked up first. */
    public Asked within(UUID account) {
        return new Asked(operation, account + "/" + scope, key, request);
    }
}
