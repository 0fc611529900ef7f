package io.tutorflow.billing.account.verification;

import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.http.KeyHash;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored token: only its hash. */
@Entity
@Table(name = "verification_token")
class VerificationTokenRow {

    @Id
    @Column(name = "token_hash")
    String tokenHash;

    @Column(name = "mail_id", nullable = false, updatable = false)
    UUID mailId;

    @Column(name = "workspace_id", nullable = false, updatable = false)
    UUID workspaceId;

    @Column(name = "expires_at", nullable = false, updatable = false)
    Instant expiresAt;

    @Column(name = "used_at")
    @Nullable
    Instant usedAt;

    /** For Hibernate. */
    VerificationTokenRow() {}

    VerificationTokenRow(VerificationToken token, OwedMail mail, Instant expires) {
        tokenHash = token.hash().hex();
        mailId = mail.id();
        workspaceId = mail.workspaceId();
        expiresAt = expires;
    }

    StoredToken token(String email) {
        return new StoredToken(new KeyHash(tokenHash), new WorkspaceId(workspaceId), email, expiresAt, usedAt != null);
    }
}
