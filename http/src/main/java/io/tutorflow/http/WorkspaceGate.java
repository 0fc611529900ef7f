package io.tutorflow.http;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Checks a workspace's request once its key is known and before its body is read: suspension, then the rate limit. */
class WorkspaceGate {

    private static final String GRANT = "tutorflow.rate-grant";

    private final CurrentIdentityAssociation callers;
    private final RateLimiter limiter;

    WorkspaceGate(CurrentIdentityAssociation callers, RateLimiter limiter) {
        this.callers = callers;
        this.limiter = limiter;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 1)
    Uni<@Nullable Response> judge(ContainerRequestContext request, ResourceInfo target) {
        return isOpenToAll(target)
                ? Uni.createFrom().nullItem()
                : callers.getDeferredIdentity().flatMap(caller -> judge(request, caller));
    }

    /** Public operations are not checked: a stale key does no harm there. */
    static boolean isOpenToAll(ResourceInfo target) {
        var method = target.getResourceMethod();
        return method.isAnnotationPresent(PermitAll.class)
                || (!method.isAnnotationPresent(RolesAllowed.class)
                        && target.getResourceClass().isAnnotationPresent(PermitAll.class));
    }

    private Uni<@Nullable Response> judge(ContainerRequestContext request, SecurityIdentity identity) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof ApiKeyCaller caller)) {
            return Uni.createFrom().nullItem();
        }
        if (caller.suspended()) {
            return Uni.createFrom()
                    .item(ApiProblem.of(
                                    ErrorCode.PLATFORM_WORKSPACE_SUSPENDED,
                                    "This workspace is suspended; contact the platform's operator to reactivate it")
                            .response());
        }
        return limiter.take(caller.workspaceId(), caller.rateLimitPerMinute()).map(grant -> {
            request.setProperty(GRANT, grant);
            return grant.granted() ? null : grant.refusal().response();
        });
    }

    /** Header fields of the IETF draft "RateLimit header fields for HTTP" (draft-ietf-httpapi-ratelimit-headers). */
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
}
