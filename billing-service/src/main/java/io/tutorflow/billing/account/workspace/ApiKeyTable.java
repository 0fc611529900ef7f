package io.tutorflow.billing.account.workspace;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** API keys, in the caller's session. */
@ApplicationScoped
class ApiKeyTable implements PanacheRepositoryBase<ApiKeyRow, UUID> {

    private static final Sort OLDEST_FIRST = Sort.by("createdAt").and("id");

    Uni<List<ApiKeyRow>> living(UUID workspace) {
        return find("workspaceId = ?1 and revokedAt is null", OLDEST_FIRST, workspace)
                .list();
    }

    /** The key that was created with its workspace. */
    Uni<ApiKeyRow> first(UUID workspace) {
        return find("workspaceId", OLDEST_FIRST, workspace).firstResult();
    }

    Uni<List<ApiKeyRow>> latelyRevoked(UUID workspace, int limit) {
        return find(
                        "workspaceId = ?1 and revokedAt is not null",
                        Sort.descending("revokedAt").and("id"),
                        workspace)
                .range(0, limit - 1)
                .list();
    }

    Uni<List<ApiKeyRow>> newestFirst(UUID workspace, int limit, int offset) {
        return find("workspaceId", Sort.descending("createdAt", "id"), workspace)
                .range(offset, offset + limit - 1)
                .list();
    }
}
