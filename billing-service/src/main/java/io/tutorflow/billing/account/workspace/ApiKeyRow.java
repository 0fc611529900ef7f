package io.tutorflow.billing.account.workspace;

import io.tutorflow.http.KeyHash;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored API key. */
@Entity
@Table(name = "api_key")
class ApiKeyRow {

    @Id
    UUID id;

    @Column(name = "workspace_id", nullable = false, updatable = false)
    UUID workspaceId;

    @Column(name = "key_hash", nullable = false, updatable = false)
    String keyHash;

    @Column(name = "key_prefix", nullable = false, updatable = false)
    String keyPrefix;

    @Column(nullable = false, updatable = false)
    String name;

    @Column(name = "parent_key_id", updatable = false)
    @Nullable
    UUID parentKeyId;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "expires_at", updatable = false)
    @Nullable
    Instant expiresAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    /** For Hibernate. */
    ApiKeyRow() {}

    ApiKeyRow(WorkspaceId workspace, ApiKey key) {
        id = key.id().value();
        workspaceId = workspace.value();
        keyHash = key.fingerprint().hash().hex();
        keyPrefix = key.fingerprint().prefix();
        name = key.name();
        parentKeyId = key.maker() == null ? null : key.maker().value();
        createdAt = key.lifespan().createdAt();
        expiresAt = key.lifespan().expiresAt();
        revokedAt = key.lifespan().revokedAt();
    }

    /** Copies what may change. */
    void become(ApiKey after) {
        revokedAt = after.lifespan().revokedAt();
    }

    ApiKey key() {
        return new ApiKey(
                new KeyId(id),
                new Fingerprint(new KeyHash(keyHash), keyPrefix),
                name,
                parentKeyId == null ? null : new KeyId(parentKeyId),
                new Lifespan(createdAt, expiresAt, revokedAt));
    }
}
