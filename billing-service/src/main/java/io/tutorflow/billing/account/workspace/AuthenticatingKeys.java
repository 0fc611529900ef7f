package io.tutorflow.billing.account.workspace;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.ApiKeyVerdict;
import io.tutorflow.http.ApiKeys;
import io.tutorflow.http.KeyHash;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Checks the keys that call this service itself against the rows, so a revocation applies here from its commit on. */
@ApplicationScoped
class AuthenticatingKeys implements ApiKeys {

    private final ApiKeyTable keys;
    private final AccountTable accounts;
    private final BusinessClock clock;

    AuthenticatingKeys(ApiKeyTable keys, AccountTable accounts, BusinessClock clock) {
        this.keys = keys;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Uni<ApiKeyVerdict> judge(KeyHash hash) {
        return Panache.withSession(() -> keys.find("keyHash", hash.hex())
                .<ApiKeyRow>firstResult()
                .chain(key -> key == null
                        ? Uni.createFrom().item(new ApiKeyVerdict.Unknown())
                        : accounts.findById(key.workspaceId).map(workspace -> verdict(key, workspace))));
    }

    private ApiKeyVerdict verdict(ApiKeyRow row, @Nullable WorkspaceRow workspace) {
        var lifespan = row.key().lifespan();
        if (workspace == null) {
            return new ApiKeyVerdict.Unknown();
        }
        if (lifespan.isRevoked()) {
            return new ApiKeyVerdict.Revoked();
        }
        if (lifespan.hasExpiredAt(clock.now())) {
            return new ApiKeyVerdict.Expired();
        }
        var suspended = workspace.workspace().terms().status() == Status.SUSPENDED;
        return new ApiKeyVerdict.Valid(new ApiKeyCaller(workspace.id, row.id, suspended, workspace.rateLimitPerMinute));
    }
}
