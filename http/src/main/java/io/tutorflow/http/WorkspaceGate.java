package io.tutorflow.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Judges a workspace's request once its key is known and before its body is read: suspension, then the rate limit. */
class WorkspaceGate {

    private static final String GRANT = "tutorflow.rate-grant";

    private final SecurityIdentity identity;
    private final RateLimiter limiter;

    WorkspaceGate(SecurityIdentity identity, RateLimiter limiter) {
        this.identity = identity;
        this.limiter = limiter;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 1)
    @Nullable
    Response judge(ContainerRequestContext request) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof ApiKeyCaller caller)) {
            return null;
        }
        if (caller.suspended()) {
            return ApiProblem.of(
                            ErrorCode.PLATFORM_WORKSPACE_SUSPENDED,
                            "This workspace is suspended; its operator can re-activate it")
                    .response();
        }
        var grant = limiter.take(caller.workspaceId(), caller.rateLimitPerMinute());
        request.setProperty(GRANT, grant);
        return grant.granted() ? null : refusal(grant);
    }

    /** Fields of the IETF draft "RateLimit header fields for HTTP" (draft-ietf-httpapi-ratelimit-headers). */
    @ServerResponseFilter
    void tellTheLimit(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(GRANT) instanceof RateLimiter.Grant grant) {
            var headers = response.getHeaders();
            headers.putSingle(
                    "RateLimit-Policy", "\"workspace\";q=" + grant.limit() + ";w=" + RateLimiter.WINDOW.toSeconds());
            headers.putSingle(
                    "RateLimit",
                    "\"workspace\";r=" + grant.remaining() + ";t="
                            + Math.max(1, grant.reset().toSeconds()));
        }
    }

    private static Response refusal(RateLimiter.Grant grant) {
        return ApiProblem.tooMany(
                        "The workspace's limit of " + grant.limit() + " requests per minute is used up", grant.reset())
                .response();
    }
}
