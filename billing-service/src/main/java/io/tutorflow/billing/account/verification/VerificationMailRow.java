package io.tutorflow.billing.account.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A requested mail, and whether it has been sent. */
@Entity
@Table(name = "verification_mail")
class VerificationMailRow {

    @Id
    UUID id;

    @Column(name = "workspace_id", nullable = false)
    UUID workspaceId;

    @Column(nullable = false)
    String email;

    @Column(name = "requested_at", nullable = false)
    Instant requestedAt;

    @Column(name = "sent_at")
    @Nullable
    Instant sentAt;

    /** For Hibernate. */
    VerificationMailRow() {}

    VerificationMailRow(UUID id, UUID workspace, String email, Instant now) {
        this.id = id;
        workspaceId = workspace;
        this.email = email;
        requestedAt = now;
    }

    OwedMail mail() {
        return new OwedMail(id, workspaceId, email);
    }
}
