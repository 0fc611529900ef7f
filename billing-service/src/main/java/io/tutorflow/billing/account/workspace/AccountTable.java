package io.tutorflow.billing.account.workspace;

import static io.tutorflow.billing.account.workspace.KeyRing.MAX_LATELY_REVOKED;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.KeyHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Workspaces with their keys, in the caller's session. */
@ApplicationScoped
class AccountTable implements PanacheRepositoryBase<WorkspaceRow, UUID> {

    private final ApiKeyTable keys;

    AccountTable(ApiKeyTable keys) {
        this.keys = keys;
    }

    /** Locks the workspace's row, through which every change of the workspace or its keys goes. */
    Uni<Optional<LockedAccount>> lock(WorkspaceId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE).chain(this::withKeys);
    }

    /** Unlocked. */
    Uni<Optional<Account>> read(WorkspaceId id) {
        return findById(id.value()).chain(this::withKeys).map(found -> found.map(LockedAccount::account));
    }

    /** Unlocked; the keys are read after the workspace, so that they are never older than its revision. */
    Uni<Optional<Account>> read(KeyHash hash) {
        return keys.find("keyHash", hash.hex())
                .<ApiKeyRow>firstResult()
                .chain(key -> key == null ? Uni.createFrom().nullItem() : findById(key.workspaceId))
                .chain(this::withKeys)
                .map(found -> found.map(LockedAccount::account));
    }

    /** Locks the next workspaces in order of id. */
    Uni<List<LockedAccount>> lockAbove(UUID id, int limit) {
        return find("id > ?1", Sort.by("id"), id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .range(0, limit - 1)
                .list()
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(this::locked)
                        .collect()
                        .asList());
    }

    /** Whether a workspace has verified this address. */
    Uni<Boolean> isProven(@Nullable String email) {
        return email == null
                ? Uni.createFrom().item(false)
                : count("lower(email) = lower(?1) and emailVerified", email).map(many -> many > 0);
    }

    /** Flushed at once, because the workspace's other rows are inserted by statements that need this one. */
    Uni<Void> insert(Account account) {
        var id = account.workspace().id();
        var made = account.keys().keys().stream()
                .map(key -> new ApiKeyRow(id, key))
                .toList();
        return persist(new WorkspaceRow(account.workspace()))
                .chain(() -> insert(made))
                .chain(this::flush);
    }

    Uni<Void> insert(List<ApiKeyRow> made) {
        return made.isEmpty() ? Uni.createFrom().voidItem() : keys.persist(made);
    }

    private Uni<Optional<LockedAccount>> withKeys(@Nullable WorkspaceRow row) {
        return row == null
                ? Uni.createFrom().item(Optional.empty())
                : locked(row).map(Optional::of);
    }

    private Uni<LockedAccount> locked(WorkspaceRow row) {
        return keys.living(row.id)
                .chain(living -> keys.latelyRevoked(row.id, MAX_LATELY_REVOKED).map(revoked -> {
                    var all = new ArrayList<>(living);
                    all.addAll(revoked);
                    return new LockedAccount(row, all);
                }));
    }
}
