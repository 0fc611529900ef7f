package io.tutorflow.http;

import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What access tokens say of whom a person belongs to. */
final class Claims {

    private Claims() {}

    static UUID uuid(JsonWebToken token, String claim, String what) {
        if (token.getClaim(claim) instanceof String value) {
            try {
                return UUID.fromString(value);
            } catch (IllegalArgumentException unnamed) {
                throw missing(claim, what);
            }
        }
        throw missing(claim, what);
    }

    static ApiProblem missing(String claim, String what) {
        return ApiProblem.of(
                ErrorCode.PLATFORM_FORBIDDEN, "The access token names no " + what + " (claim " + claim + ", a UUID)");
    }
}
