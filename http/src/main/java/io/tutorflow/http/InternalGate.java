package io.tutorflow.http;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets only services call {@code /internal}: what matters is the kind of caller, not its roles. */
class InternalGate {

    private static final String INTERNAL = "/internal";

    private final CurrentIdentityAssociation callers;

    InternalGate(CurrentIdentityAssociation callers) {
        this.callers = callers;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    Uni<@Nullable Response> judge(ResourceInfo target) {
        var path = target.getResourceClass().getAnnotation(Path.class);
        return path == null || !path.value().startsWith(INTERNAL)
                ? Uni.createFrom().nullItem()
                : callers.getDeferredIdentity().map(InternalGate::judge);
    }

    private static @Nullable Response judge(SecurityIdentity caller) {
        return caller.getPrincipal() instanceof ServiceCaller
                ? null
                : ApiProblem.of(
                                ErrorCode.PLATFORM_FORBIDDEN,
                                "This path is for services only and needs a service token")
                        .response();
    }
}
