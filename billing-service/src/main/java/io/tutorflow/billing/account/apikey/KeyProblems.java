package io.tutorflow.billing.account.apikey;

import io.tutorflow.billing.account.workspace.ApiKey;
import io.tutorflow.billing.account.workspace.KeyDecision;
import io.tutorflow.billing.account.workspace.KeyRefusal;
import io.tutorflow.billing.account.workspace.KeyRing;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;

/** Turns refusals about keys into errors. */
final class KeyProblems {

    private KeyProblems() {}

    static ApiKey keyOf(KeyDecision decision) {
        return switch (decision) {
            case KeyDecision.Done done -> done.key();
            case KeyDecision.Refused refused -> throw of(refused.reason());
        };
    }

    private static ApiProblem of(KeyRefusal reason) {
        return switch (reason) {
            case CALLER_REVOKED ->
                ApiProblem.of(ErrorCode.PLATFORM_API_KEY_REVOKED, "This API key has been revoked; use another one");
            case CALLER_EXPIRED ->
                ApiProblem.of(ErrorCode.PLATFORM_API_KEY_EXPIRED, "This API key has expired; use another one");
            case UNKNOWN_KEY -> ApiProblem.notFound("The API key");
            case NOT_ITS_MAKER ->
                ApiProblem.of(
                        ErrorCode.PLATFORM_FORBIDDEN,
                        "An API key may revoke or rotate only itself and the keys it created");
            case REVOKED ->
                ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, "The API key is already revoked; create a new one");
            case EXPIRED -> ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, "The API key has expired; create a new one");
            case TOO_MANY_KEYS ->
                ApiProblem.of(
                        ErrorCode.PLATFORM_CONFLICT,
                        "The workspace has reached its limit of " + KeyRing.MAX_LIVING
                                + " keys that are not revoked; revoke one first");
            case EXPIRES_TOO_EARLY -> ApiProblem.invalid("expiresAt must be in the future");
            case EXPIRES_TOO_LATE ->
                ApiProblem.invalid("expiresAt must be within " + KeyRing.MAX_LIFE.toDays()
                        + " days; omit it for a key that does not expire");
            case OUTLIVES_ITS_MAKER ->
                ApiProblem.invalid("expiresAt must not be later than the expiry of the API key that creates it");
        };
    }
}
