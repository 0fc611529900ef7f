package io.tutorflow.usage.workspace;

import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.ApiKeyVerdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An API key as last published: who calls with it, and whether it is still valid. */
record KnownKey(
        ApiKeyCaller caller, boolean revoked, @Nullable Instant expiresAt) {

    ApiKeyVerdict judge(Instant now) {
        if (revoked) {
            return new ApiKeyVerdict.Revoked();
        }
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            return new ApiKeyVerdict.Expired();
        }
        return new ApiKeyVerdict.Valid(caller);
    }
}
