package io.tutorflow.http;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Checks that every person's account is of the kind that the person's role requires: a workspace is not a school. */
class AccountGate {

    /**
     * Verified accounts, which are not looked up again because accounts are never deleted; above this all are
     * forgotten.
     */
    private static final int REMEMBERED = 200_000;

    private final CurrentIdentityAssociation callers;
    private final Instance<AccountKinds> kinds;
    private final Set<Named> remembered = ConcurrentHashMap.newKeySet();

    AccountGate(CurrentIdentityAssociation callers, Instance<AccountKinds> kinds) {
        this.callers = callers;
        this.kinds = kinds;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 1)
    Uni<@Nullable Response> judge(ResourceInfo target) {
        return kinds.isUnsatisfied() || WorkspaceGate.isOpenToAll(target)
                ? Uni.createFrom().nullItem()
                : callers.getDeferredIdentity()
                        .chain(caller -> caller.getPrincipal() instanceof Person person
                                ? judge(person)
                                : Uni.createFrom().nullItem());
    }

    private Uni<@Nullable Response> judge(Person person) {
        var kind = person.accountKind();
        var account = person.account();
        if (kind == null || account.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        var named = new Named(kind, account.get());
        return remembered.contains(named)
                ? Uni.createFrom().nullItem()
                : kinds.get().kindOf(named.id()).map(found -> judge(named, found));
    }

    private @Nullable Response judge(Named named, Optional<AccountKind> found) {
        if (found.filter(named.kind()::equals).isEmpty()) {
            return named.missing().response();
        }
        if (remembered.size() >= REMEMBERED) {
            remembered.clear();
        }
        remembered.add(named);
        return null;
    }

    /** The account that a token names. */
    private record Named(AccountKind kind, UUID id) {

        ApiProblem missing() {
            return switch (kind) {
                case WORKSPACE -> ApiProblem.of(ErrorCode.PLATFORM_WORKSPACE_NOT_FOUND, "There is no workspace " + id);
                case ORGANIZATION, STUDENT -> ApiProblem.notFound("The organization " + id);
            };
        }
    }
}
