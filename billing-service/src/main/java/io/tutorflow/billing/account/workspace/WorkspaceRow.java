package io.tutorflow.billing.account.workspace;

import io.tutorflow.billing.ledger.BillingMode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored workspace. */
@Entity
@Table(name = "workspace")
class WorkspaceRow {

    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    String name;

    @Column(nullable = false, updatable = false)
    String slug;

    @Nullable
    String email;

    @Column(name = "email_verified", nullable = false)
    boolean emailVerified;

    @Column(name = "agent_identity", updatable = false)
    @Nullable
    String agentIdentity;

    @Column(nullable = false, updatable = false)
    String origin;

    @Column(nullable = false)
    String status;

    @Column(name = "rate_limit_per_minute", nullable = false)
    int rateLimitPerMinute;

    @Column(name = "plan_code", nullable = false)
    String planCode;

    @Column(name = "billing_mode", nullable = false)
    String billingMode;

    @Column(name = "metered_until")
    @Nullable
    Instant meteredUntil;

    @Column(nullable = false)
    long revision;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    /** For Hibernate. */
    WorkspaceRow() {}

    WorkspaceRow(Workspace workspace) {
        id = workspace.id().value();
        name = workspace.profile().name();
        slug = workspace.profile().slug().text();
        agentIdentity = workspace.profile().agentIdentity();
        origin = workspace.profile().origin().text();
        createdAt = workspace.createdAt();
        become(workspace);
    }

    /** Copies what may change. */
    final void become(Workspace after) {
        email = after.profile().contact().email();
        emailVerified = after.profile().contact().verified();
        status = after.terms().status().text();
        rateLimitPerMinute = after.terms().rateLimitPerMinute();
        planCode = after.terms().planCode();
        billingMode = after.terms().billingMode().text();
        meteredUntil = after.terms().meteredUntil();
        revision = after.revision();
        changedAt = after.changedAt();
    }

    Workspace workspace() {
        var profile =
                new Profile(name, new Slug(slug), new Contact(email, emailVerified), agentIdentity, Origin.of(origin));
        var terms = new Terms(
                Status.of(status).orElseThrow(),
                rateLimitPerMinute,
                planCode,
                BillingMode.of(billingMode).orElseThrow(),
                meteredUntil);
        return new Workspace(new WorkspaceId(id), revision, profile, terms, createdAt, changedAt);
    }
}
