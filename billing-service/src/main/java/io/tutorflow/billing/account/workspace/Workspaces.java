package io.tutorflow.billing.account.workspace;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads workspaces and their keys. */
@ApplicationScoped
public class Workspaces {

    private final AccountTable accounts;
    private final ApiKeyTable keys;

    Workspaces(AccountTable accounts, ApiKeyTable keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    public Uni<Optional<Workspace>> find(WorkspaceId id) {
        return Panache.withSession(() -> accounts.findById(id.value()))
                .map(row -> Optional.ofNullable(row).map(WorkspaceRow::workspace));
    }

    /** Locked until the caller's transaction ends, so that simultaneous requests of a workspace are serialized. */
    public Uni<Void> lock(WorkspaceId id) {
        return accounts.findById(id.value(), LockModeType.PESSIMISTIC_WRITE).replaceWithVoid();
    }

    /** Newest first. */
    public Uni<Page<Workspace>> page(int limit, int offset) {
        return Panache.withSession(() -> accounts.findAll(Sort.descending("createdAt", "id"))
                .range(offset, offset + limit - 1)
                .list()
                .chain(rows -> accounts.count()
                        .map(total -> new Page<>(
                                rows.stream().map(WorkspaceRow::workspace).toList(), total))));
    }

    /** Those that were opened from then on, in the order of their ids, from the first one or from after one. */
    public Uni<List<Workspace>> openedSince(Instant since, @Nullable WorkspaceId last, int limit) {
        return Panache.withSession(() -> (last == null
                                ? accounts.find("createdAt >= ?1", Sort.ascending("id"), since)
                                : accounts.find(
                                        "createdAt >= ?1 AND id > ?2", Sort.ascending("id"), since, last.value()))
                        .range(0, limit - 1)
                        .list())
                .map(rows -> rows.stream().map(WorkspaceRow::workspace).toList());
    }

    /** Those that were opened before then, in the order of their ids, from the first one or from after one. */
    public Uni<List<Workspace>> openedBefore(Instant end, @Nullable UUID last, int limit) {
        return Panache.withSession(() -> (last == null
                                ? accounts.find("createdAt < ?1", Sort.ascending("id"), end)
                                : accounts.find("createdAt < ?1 AND id > ?2", Sort.ascending("id"), end, last))
                        .range(0, limit - 1)
                        .list())
                .map(rows -> rows.stream().map(WorkspaceRow::workspace).toList());
    }

    /** Those that are metered until then at the latest. */
    public Uni<List<WorkspaceId>> meteredUntil(Instant end, int limit) {
        return Panache.withSession(() -> accounts.find("meteredUntil <= ?1", Sort.ascending("meteredUntil"), end)
                        .range(0, limit - 1)
                        .list())
                .map(rows -> rows.stream().map(row -> new WorkspaceId(row.id)).toList());
    }

    /** Those whose usage is metered, in the order of their ids, from the first one or from after one. */
    public Uni<List<WorkspaceId>> metered(@Nullable WorkspaceId last, int limit) {
        return Panache.withSession(() -> (last == null
                                ? accounts.find("billingMode = 'stripe_metered'", Sort.ascending("id"))
                                : accounts.find(
                                        "billingMode = 'stripe_metered' AND id > ?1",
                                        Sort.ascending("id"),
                                        last.value()))
                        .range(0, limit - 1)
                        .list())
                .map(rows -> rows.stream().map(row -> new WorkspaceId(row.id)).toList());
    }

    /** All that are not metered for ever. */
    public Uni<Returning> returning() {
        return Panache.withSession(() -> accounts.count("meteredUntil IS NOT NULL")
                .chain(many -> accounts.find("meteredUntil IS NOT NULL", Sort.ascending("meteredUntil"))
                        .<WorkspaceRow>firstResult()
                        .map(first -> new Returning(many, first == null ? null : first.meteredUntil))));
    }

    /** @param next when the first of them returns to invoices */
    public record Returning(long many, @Nullable Instant next) {}

    public Uni<Optional<ApiKey>> key(KeyId id) {
        return Panache.withSession(() -> keys.findById(id.value()))
                .map(row -> Optional.ofNullable(row).map(ApiKeyRow::key));
    }

    /** The name people gave the key. */
    public Uni<Optional<String>> keyName(UUID key) {
        return Panache.withSession(() -> keys.findById(key))
                .map(row -> Optional.ofNullable(row).map(found -> found.name));
    }

    /** Newest first, including revoked keys. */
    public Uni<Page<ApiKey>> keys(WorkspaceId id, int limit, int offset) {
        return Panache.withSession(() -> keys.newestFirst(id.value(), limit, offset)
                .chain(rows -> keys.count("workspaceId", id.value())
                        .map(total ->
                                new Page<>(rows.stream().map(ApiKeyRow::key).toList(), total))));
    }
}
