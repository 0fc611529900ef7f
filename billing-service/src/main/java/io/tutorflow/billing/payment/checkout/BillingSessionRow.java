package io.tutorflow.billing.payment.checkout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A stored link: only the hash of its token. */
@Entity
@Immutable
@Table(name = "billing_session")
class BillingSessionRow {

    @Id
    @Column(name = "token_hash")
    String tokenHash;

    @Column(name = "workspace_id", nullable = false)
    UUID workspaceId;

    @Column(name = "requested_by")
    @Nullable
    String requestedBy;

    @Column(name = "mailed_to")
    @Nullable
    String mailedTo;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    /** For Hibernate. */
    BillingSessionRow() {}

    BillingSessionRow(BillingSession made, Instant now) {
        tokenHash = made.token().hash().hex();
        workspaceId = made.workspace().id().value();
        requestedBy = made.requestedBy();
        mailedTo = made.mailedTo();
        createdAt = now;
        expiresAt = made.expiresAt();
    }
}
